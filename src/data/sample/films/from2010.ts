/** Films from 2010 on. The line format is described in `parse.ts`. */
export const FROM_2010 = `
Inception | 2010 | Action, Crime, Drama, Mystery, Sci-Fi, Thriller | Christopher Nolan | dreams, heist, memory, grief | 5
The Social Network | 2010 | Drama | David Fincher | internet, big business, betrayal, based on a true story | 5
Black Swan | 2010 | Drama, Thriller | Darren Aronofsky | dance, madness, rivalry, body horror | 4
Toy Story 3 | 2010 | Adventure, Animation, Children, Comedy, Fantasy | Lee Unkrich | toys, computer animation, prison escape, friendship | 5
Shutter Island | 2010 | Drama, Mystery, Thriller | Martin Scorsese | mental illness, detectives, twist ending, unreliable narrator | 5
The King's Speech | 2010 | Drama | Tom Hooper | royalty, disability, based on a true story, friendship | 4
True Grit | 2010 | Western | Joel Coen, Ethan Coen | frontier, revenge, gunslinger, coming of age | 4
Winter's Bone | 2010 | Drama, Mystery, Thriller | Debra Granik | poverty, rural life, missing person, family bonds | 2
How to Train Your Dragon | 2010 | Adventure, Animation, Children, Fantasy | Dean DeBlois, Chris Sanders | computer animation, mythology, friendship, fathers and sons | 4
Scott Pilgrim vs. the World | 2010 | Action, Comedy, Fantasy, Musical, Romance | Edgar Wright | comic book, video games, rock music, slackers | 4
Kick-Ass | 2010 | Action, Comedy | Matthew Vaughn | superhero, comic book, vigilante, high school | 4
Incendies | 2010 | Drama, Mystery, War | Denis Villeneuve | family secrets, siblings, motherhood, twist ending | 3
The Fighter | 2010 | Drama | David O. Russell | boxing, brothers, addiction, based on a true story | 3
127 Hours | 2010 | Adventure, Drama, Thriller | Danny Boyle | survival, nature, based on a true story | 3
Blue Valentine | 2010 | Drama, Romance | Derek Cianfrance | marriage, breaking up, nonlinear story, working class | 2
Four Lions | 2010 | Comedy, Crime, Drama | Chris Morris | terrorism, dark comedy, satire | 2
The Ghost Writer | 2010 | Drama, Mystery, Thriller | Roman Polanski | writers, politics, conspiracy | 2
Exit Through the Gift Shop | 2010 | Comedy, Documentary | Banksy | artists, filmmaking, satire | 2
Inside Job | 2010 | Documentary | Charles Ferguson | finance, corruption, money | 2
Uncle Boonmee Who Can Recall His Past Lives | 2010 | Drama, Fantasy | Apichatpong Weerasethakul | slow cinema, ghosts, illness, spirits | 1
Despicable Me | 2010 | Animation, Children, Comedy, Crime | Pierre Coffin, Chris Renaud | computer animation, supervillain, orphans, fatherhood | 4
Tangled | 2010 | Animation, Children, Comedy, Fantasy, Musical, Romance | Nathan Greno, Byron Howard | fairy tale, princess, computer animation, magic | 4
Easy A | 2010 | Comedy, Romance | Will Gluck | high school, satire, sexuality | 3
The Kids Are All Right | 2010 | Comedy, Drama | Lisa Cholodenko | lgbt, motherhood, marriage, family bonds | 2
Harry Potter and the Deathly Hallows: Part 1 | 2010 | Action, Adventure, Fantasy | David Yates | wizards, magic, epic quest, chosen one | 4
Iron Man 2 | 2010 | Action, Adventure, Sci-Fi, Thriller | Jon Favreau | superhero, comic book, inventors, rivalry | 4
Tron: Legacy | 2010 | Action, Adventure, Sci-Fi | Joseph Kosinski | simulation, video games, fathers and sons, artificial intelligence | 3
The Town | 2010 | Crime, Drama, Thriller | Ben Affleck | heist, working class, police, forbidden love | 3
I Saw the Devil = Ang-ma-reul bo-at-da | 2010 | Crime, Horror, Thriller | Kim Jee-woon | serial killer, revenge, cat and mouse | 2
Senna | 2010 | Documentary | Asif Kapadia | car racing, sports, rivalry, biopic | 2
Drive | 2011 | Crime, Drama, Film-Noir, Thriller | Nicolas Winding Refn | car chase, heist, los angeles, loneliness | 4
A Separation = Jodaeiye Nader az Simin | 2011 | Drama | Asghar Farhadi | divorce, class divide, religion, courtroom | 3
The Tree of Life | 2011 | Drama | Terrence Malick | meaning of life, childhood, grief, faith | 3
Melancholia | 2011 | Drama, Sci-Fi | Lars von Trier | mental illness, wedding, sisters, disaster | 3
Midnight in Paris | 2011 | Comedy, Fantasy, Romance | Woody Allen | paris, time travel, writers, artists | 4
The Artist | 2011 | Comedy, Drama, Romance | Michel Hazanavicius | silent film, hollywood, rise and fall, show business | 3
Moneyball | 2011 | Drama | Bennett Miller | baseball, sports, underdog, based on a true story | 3
The Help | 2011 | Drama | Tate Taylor | racism, servants, civil rights, writers | 3
Bridesmaids | 2011 | Comedy | Paul Feig | wedding, female friendship, rivalry | 4
Hugo | 2011 | Children, Drama, Mystery | Martin Scorsese | film lovers, orphans, paris, trains | 3
Rise of the Planet of the Apes | 2011 | Action, Drama, Sci-Fi, Thriller | Rupert Wyatt | genetic engineering, animals, rebellion, scientists | 4
Harry Potter and the Deathly Hallows: Part 2 | 2011 | Action, Adventure, Drama, Fantasy, Mystery | David Yates | wizards, magic, siege, chosen one | 5
The Girl with the Dragon Tattoo | 2011 | Drama, Thriller | David Fincher | hackers, journalism, serial killer, family secrets | 4
The Raid: Redemption = The Raid | 2011 | Action, Crime, Thriller | Gareth Evans | martial arts, siege, police, gangs | 3
Attack the Block | 2011 | Action, Adventure, Comedy, Sci-Fi | Joe Cornish | alien invasion, gangs, one night, working class | 3
Source Code | 2011 | Action, Drama, Mystery, Sci-Fi, Thriller | Duncan Jones | time loop, trains, terrorism, identity | 4
Tinker Tailor Soldier Spy | 2011 | Drama, Mystery, Thriller | Tomas Alfredson | espionage, cold war, betrayal | 3
Shame | 2011 | Drama | Steve McQueen | addiction, sexuality, siblings, new york | 2
Take Shelter | 2011 | Drama, Thriller | Jeff Nichols | mental illness, paranoia, family bonds, disaster | 2
We Need to Talk About Kevin | 2011 | Drama, Thriller | Lynne Ramsay | motherhood, creepy children, guilt | 3
The Intouchables = Intouchables | 2011 | Comedy, Drama | Olivier Nakache, Éric Toledano | disability, friendship, class divide, based on a true story | 4
Thor | 2011 | Action, Adventure, Drama, Fantasy | Kenneth Branagh | superhero, comic book, mythology, brothers | 4
Captain America: The First Avenger | 2011 | Action, Adventure, Sci-Fi, Thriller, War | Joe Johnston | superhero, comic book, world war ii, underdog | 4
X-Men: First Class | 2011 | Action, Adventure, Sci-Fi, Thriller, War | Matthew Vaughn | superhero, comic book, cold war, outsiders | 4
Rango | 2011 | Action, Adventure, Animation, Children, Comedy, Western | Gore Verbinski | computer animation, talking animals, gunslinger, frontier | 3
Crazy, Stupid, Love. | 2011 | Comedy, Drama, Romance | Glenn Ficarra, John Requa | divorce, sexuality, midlife crisis, mismatched couple | 3
50/50 | 2011 | Comedy, Drama | Jonathan Levine | illness, male friendship, therapy | 3
Contagion | 2011 | Sci-Fi, Thriller | Steven Soderbergh | disease outbreak, scientists, ensemble | 3
Margin Call | 2011 | Drama, Thriller | J.C. Chandor | finance, one night, money | 2
Jane Eyre | 2011 | Drama, Romance | Cary Joji Fukunaga | gothic, period romance, orphans, family secrets | 2
The Turin Horse = A torinói ló | 2011 | Drama | Béla Tarr | slow cinema, rural life, poverty, animals | 1
Once Upon a Time in Anatolia | 2011 | Crime, Drama | Nuri Bilge Ceylan | slow cinema, murder, police, one night | 1
The Skin I Live In = La piel que habito | 2011 | Drama, Thriller | Pedro Almodóvar | doctors, revenge, captivity, identity | 3
Mission: Impossible - Ghost Protocol | 2011 | Action, Adventure, Thriller | Brad Bird | secret agent, espionage, nuclear threat | 4
Sherlock Holmes: A Game of Shadows | 2011 | Action, Adventure, Comedy, Crime, Mystery, Thriller | Guy Ritchie | detectives, victorian era, cat and mouse, trains | 3
Samsara | 2011 | Documentary | Ron Fricke | nature, journey, religion | 1
Django Unchained | 2012 | Action, Drama, Western | Quentin Tarantino | slavery, revenge, manhunt, gunslinger | 5
The Dark Knight Rises | 2012 | Action, Adventure, Crime | Christopher Nolan | superhero, vigilante, comic book, terrorism | 5
The Avengers | 2012 | Action, Adventure, Sci-Fi | Joss Whedon | superhero, comic book, alien invasion, new york | 5
Moonrise Kingdom | 2012 | Comedy, Drama, Romance | Wes Anderson | first love, childhood, holiday, outsiders | 4
Looper | 2012 | Action, Crime, Sci-Fi | Rian Johnson | time travel, hitman, psychic powers, dystopia | 4
Argo | 2012 | Drama, Thriller | Ben Affleck | espionage, filmmaking, hostages, based on a true story | 4
Silver Linings Playbook | 2012 | Comedy, Drama, Romance | David O. Russell | mental illness, dance, mismatched couple, sports | 4
The Master | 2012 | Drama | Paul Thomas Anderson | cult, alcoholism, trauma, religion | 3
Skyfall | 2012 | Action, Adventure, Thriller | Sam Mendes | secret agent, espionage, past catches up, hackers | 5
The Perks of Being a Wallflower | 2012 | Drama, Romance | Stephen Chbosky | high school, coming of age, abuse, first love | 4
The Hunt = Jagten | 2012 | Drama | Thomas Vinterberg | wrongly accused, small town, teachers, mob violence | 4
Amour | 2012 | Drama, Romance | Michael Haneke | old age, illness, marriage | 2
Life of Pi | 2012 | Adventure, Drama | Ang Lee | survival, animals, faith | 4
Cloud Atlas | 2012 | Drama, Sci-Fi, Thriller | Tom Tykwer, Lana Wachowski, Lilly Wachowski | nonlinear story, destiny, rebellion, dystopia | 4
Les Misérables | 2012 | Drama, Musical, Romance | Tom Hooper | revolution, redemption, poverty, manhunt | 3
The Cabin in the Woods | 2012 | Comedy, Horror, Sci-Fi, Thriller | Drew Goddard | forest, parody, monster, surveillance | 4
Wreck-It Ralph | 2012 | Animation, Children, Comedy | Rich Moore | computer animation, video games, friendship, outsiders | 4
Frances Ha | 2012 | Comedy, Drama | Noah Baumbach | female friendship, new york, dance, coming of age | 2
Beasts of the Southern Wild | 2012 | Drama, Fantasy | Benh Zeitlin | childhood, fathers and daughters, poverty, disaster | 2
Holy Motors | 2012 | Drama, Fantasy, Musical, Sci-Fi | Leos Carax | surrealism, identity, paris, filmmaking | 1
The Act of Killing | 2012 | Documentary | Joshua Oppenheimer | genocide, filmmaking, guilt | 2
Searching for Sugar Man | 2012 | Documentary | Malik Bendjelloul | musicians, rock music, missing person | 2
The Hunger Games | 2012 | Action, Adventure, Drama, Sci-Fi, Thriller | Gary Ross | death game, dystopia, rebellion, survival | 5
The Hobbit: An Unexpected Journey | 2012 | Adventure, Fantasy | Peter Jackson | epic quest, wizards, mythology, treasure hunt | 4
Prometheus | 2012 | Action, Horror, Sci-Fi, Thriller | Ridley Scott | space horror, space exploration, artificial intelligence, starship crew | 4
Chronicle | 2012 | Action, Sci-Fi, Thriller | Josh Trank | found footage, psychic powers, superhero, high school | 3
End of Watch | 2012 | Crime, Drama, Thriller | David Ayer | buddy cops, police, los angeles, found footage | 3
21 Jump Street | 2012 | Action, Comedy, Crime | Phil Lord, Christopher Miller | buddy cops, undercover, high school, male friendship | 4
Ted | 2012 | Comedy, Fantasy | Seth MacFarlane | toys, slackers, male friendship | 3
Zero Dark Thirty | 2012 | Action, Drama, Thriller | Kathryn Bigelow | espionage, terrorism, manhunt, based on a true story | 3
Lincoln | 2012 | Drama, War | Steven Spielberg | politics, american civil war, slavery, biopic | 3
Seven Psychopaths | 2012 | Comedy, Crime | Martin McDonagh | writers, hitman, dogs, dark comedy | 3
Brave | 2012 | Action, Adventure, Animation, Children, Comedy | Mark Andrews, Brenda Chapman | computer animation, princess, motherhood, curse | 4
Wolf Children = Ôkami kodomo no Ame to Yuki | 2012 | Animation, Drama, Fantasy | Mamoru Hosoda | anime, motherhood, shapeshifting, rural life | 2
Dredd | 2012 | Action, Sci-Fi | Pete Travis | dystopia, police, siege, comic book | 3
Stories We Tell | 2012 | Documentary | Sarah Polley | family secrets, memory, filmmaking | 1
Gravity | 2013 | Action, Sci-Fi, Thriller | Alfonso Cuarón | astronauts, survival, space exploration, grief | 4
Her | 2013 | Drama, Romance, Sci-Fi | Spike Jonze | artificial intelligence, loneliness, breaking up, inventors | 4
The Wolf of Wall Street | 2013 | Comedy, Crime, Drama | Martin Scorsese | finance, money, rise and fall, drugs | 5
12 Years a Slave | 2013 | Drama | Steve McQueen | slavery, racism, based on a true story, survival | 4
Before Midnight | 2013 | Drama, Romance | Richard Linklater | conversation, marriage, holiday, midlife crisis | 3
Inside Llewyn Davis | 2013 | Drama | Joel Coen, Ethan Coen | musicians, new york, grief | 3
Prisoners | 2013 | Drama, Mystery, Thriller | Denis Villeneuve | kidnapping, detectives, captivity, fathers and daughters | 4
Frozen | 2013 | Adventure, Animation, Children, Comedy, Fantasy, Musical, Romance | Chris Buck, Jennifer Lee | princess, sisters, magic, computer animation | 4
The Wind Rises = Kaze tachinu | 2013 | Animation, Drama, Romance | Hayao Miyazaki | anime, aviation, inventors, illness | 3
The Tale of the Princess Kaguya = Kaguyahime no monogatari | 2013 | Animation, Drama, Fantasy | Isao Takahata | anime, princess, fairy tale, rural life | 2
The Great Beauty = La grande bellezza | 2013 | Comedy, Drama | Paolo Sorrentino | decadence, writers, old age, meaning of life | 2
Blue Is the Warmest Color = La vie d'Adèle | 2013 | Drama, Romance | Abdellatif Kechiche | lgbt, first love, breaking up, coming of age | 3
Ida | 2013 | Drama | Paweł Pawlikowski | faith, holocaust, family secrets, road trip | 2
Under the Skin | 2013 | Horror, Mystery, Sci-Fi | Jonathan Glazer | alien contact, sexuality, loneliness, identity | 3
Upstream Color | 2013 | Romance, Sci-Fi, Thriller | Shane Carruth | identity, mind control, surrealism | 1
Snowpiercer | 2013 | Action, Drama, Sci-Fi | Bong Joon-ho | trains, class divide, rebellion, post-apocalypse | 4
The World's End | 2013 | Action, Comedy, Sci-Fi | Edgar Wright | alien invasion, homecoming, male friendship, alcoholism | 3
About Time | 2013 | Drama, Fantasy, Romance | Richard Curtis | time travel, fathers and sons, romantic fate, marriage | 4
Short Term 12 | 2013 | Drama | Destin Daniel Cretton | neglected children, abuse | 2
Nebraska | 2013 | Adventure, Drama | Alexander Payne | old age, road trip, fathers and sons, rural life | 2
Dallas Buyers Club | 2013 | Drama | Jean-Marc Vallée | illness, lgbt, based on a true story, drugs | 3
Captain Phillips | 2013 | Adventure, Drama, Thriller | Paul Greengrass | pirates, hostages, sea voyage, based on a true story | 3
Rush | 2013 | Action, Drama | Ron Howard | car racing, rivalry, sports, based on a true story | 3
The Conjuring | 2013 | Horror, Thriller | James Wan | haunted house, possession, witches, based on a true story | 3
Enemy | 2013 | Mystery, Thriller | Denis Villeneuve | identity, surrealism, double life | 2
Iron Man 3 | 2013 | Action, Sci-Fi, Thriller | Shane Black | superhero, comic book, inventors, terrorism | 4
Pacific Rim | 2013 | Action, Adventure, Sci-Fi | Guillermo del Toro | giant creature, robots, soldiers | 4
World War Z | 2013 | Action, Drama, Horror | Marc Forster | zombies, disease outbreak, survival | 4
The Hunger Games: Catching Fire | 2013 | Action, Adventure, Sci-Fi | Francis Lawrence | death game, dystopia, rebellion, love triangle | 4
Star Trek Into Darkness | 2013 | Action, Adventure, Sci-Fi | J.J. Abrams | starship crew, space exploration, terrorism | 4
American Hustle | 2013 | Crime, Drama | David O. Russell | con artists, undercover, corruption | 3
Coherence | 2013 | Mystery, Sci-Fi, Thriller | James Ward Byrkit | alternate reality, one night, paranoia | 2
Now You See Me | 2013 | Crime, Mystery, Thriller | Louis Leterrier | show business, heist, twist ending, police | 4
The Way Way Back | 2013 | Comedy, Drama | Nat Faxon, Jim Rash | coming of age, holiday, theme park | 2
Blackfish | 2013 | Documentary | Gabriela Cowperthwaite | animals, killer animals, big business | 2
Only Lovers Left Alive | 2013 | Drama, Horror, Romance | Jim Jarmusch | vampire, afterlife, musicians, marriage | 2
Interstellar | 2014 | Adventure, Drama, Sci-Fi | Christopher Nolan | space exploration, astronauts, fathers and daughters, time travel | 5
The Grand Budapest Hotel | 2014 | Comedy, Drama | Wes Anderson | heist, wrongly accused, friendship | 5
Whiplash | 2014 | Drama | Damien Chazelle | jazz, musicians, obsession, teachers | 5
Boyhood | 2014 | Drama | Richard Linklater | coming of age, childhood, divorce, family bonds | 3
Birdman = Birdman or (The Unexpected Virtue of Ignorance) | 2014 | Comedy, Drama | Alejandro González Iñárritu | theatre, show business, single take, midlife crisis | 4
Gone Girl | 2014 | Drama, Mystery, Thriller | David Fincher | marriage, missing person, media satire, twist ending | 5
Nightcrawler | 2014 | Crime, Drama, Thriller | Dan Gilroy | journalism, ambition, los angeles, voyeurism | 4
Ex Machina = Ex_Machina | 2014 | Drama, Sci-Fi, Thriller | Alex Garland | artificial intelligence, robots, one location, inventors | 4
Guardians of the Galaxy | 2014 | Action, Adventure, Sci-Fi | James Gunn | space opera, superhero, comic book, outlaws | 5
The Imitation Game | 2014 | Drama, Thriller, War | Morten Tyldum | world war ii, genius, lgbt, based on a true story | 4
Edge of Tomorrow | 2014 | Action, Adventure, Sci-Fi | Doug Liman | time loop, alien invasion, soldiers, training | 4
The Lego Movie | 2014 | Action, Adventure, Animation, Children, Comedy, Fantasy | Phil Lord, Christopher Miller | toys, computer animation, chosen one, satire | 4
Big Hero 6 | 2014 | Action, Animation, Comedy, Sci-Fi | Don Hall, Chris Williams | computer animation, superhero, robots, brothers | 4
The Babadook | 2014 | Drama, Horror, Thriller | Jennifer Kent | monster, motherhood, grief, haunted house | 3
It Follows | 2014 | Horror, Mystery, Thriller | David Robert Mitchell | curse, sexuality, suburbia, obsession | 3
What We Do in the Shadows | 2014 | Comedy, Horror | Jemaine Clement, Taika Waititi | vampire, mockumentary, supernatural comedy | 3
John Wick | 2014 | Action, Thriller | Chad Stahelski | hitman, revenge, dogs, one man army | 4
Wild Tales = Relatos salvajes | 2014 | Comedy, Drama, Thriller | Damián Szifron | revenge, dark comedy, ensemble, wedding | 3
Leviathan = Leviafan | 2014 | Drama | Andrey Zvyagintsev | corruption, politics, family bonds, alcoholism | 1
Winter Sleep = Kış uykusu | 2014 | Drama | Nuri Bilge Ceylan | marriage, conversation, slow cinema | 1
Force Majeure = Turist | 2014 | Comedy, Drama | Ruben Östlund | marriage, holiday, mountains, dark comedy | 2
Two Days, One Night = Deux jours, une nuit | 2014 | Drama | Jean-Pierre Dardenne, Luc Dardenne | working class, mental illness, injustice | 2
Mommy | 2014 | Drama | Xavier Dolan | motherhood, mental illness, friendship | 2
Song of the Sea | 2014 | Animation, Children, Fantasy | Tomm Moore | siblings, spirits, grief, fairy tale | 2
Citizenfour | 2014 | Documentary | Laura Poitras | surveillance, whistleblower, journalism | 2
Captain America: The Winter Soldier | 2014 | Action, Adventure, Sci-Fi | Anthony Russo, Joe Russo | superhero, comic book, conspiracy, espionage | 4
X-Men: Days of Future Past | 2014 | Action, Adventure, Sci-Fi | Bryan Singer | superhero, comic book, time travel, robots | 4
Dawn of the Planet of the Apes | 2014 | Action, Drama, Sci-Fi | Matt Reeves | post-apocalypse, animals, soldiers | 4
Kingsman: The Secret Service | 2014 | Action, Adventure, Comedy, Crime | Matthew Vaughn | secret agent, training, supervillain, comic book | 4
Selma | 2014 | Drama | Ava DuVernay | civil rights, racism, politics, based on a true story | 2
Foxcatcher | 2014 | Drama | Bennett Miller | sports, class divide, obsession, based on a true story | 2
Calvary | 2014 | Drama | John Michael McDonagh | faith, religion, guilt, small town | 1
Paddington | 2014 | Adventure, Children, Comedy | Paul King | talking animals, immigration, family bonds, gentle comedy | 3
A Girl Walks Home Alone at Night | 2014 | Drama, Horror, Romance | Ana Lily Amirpour | vampire, loneliness, vigilante | 1
Chef | 2014 | Comedy | Jon Favreau | food, fathers and sons, road trip | 3
Predestination | 2014 | Action, Mystery, Sci-Fi, Thriller | Michael Spierig, Peter Spierig | time travel, identity, twist ending | 3
When Marnie Was There = Omoide no Mânî | 2014 | Animation, Drama | Hiromasa Yonebayashi | anime, ghosts, female friendship, loneliness | 2
Mad Max: Fury Road | 2015 | Action, Adventure, Sci-Fi, Thriller | George Miller | post-apocalypse, car chase, desert, rebellion | 5
Inside Out | 2015 | Adventure, Animation, Children, Comedy, Drama, Fantasy | Pete Docter | computer animation, memory, childhood, imagination | 5
The Martian | 2015 | Adventure, Drama, Sci-Fi | Ridley Scott | astronauts, survival, space exploration, scientists | 5
The Revenant | 2015 | Adventure, Drama | Alejandro González Iñárritu | survival, revenge, frontier, nature | 4
Spotlight | 2015 | Drama, Thriller | Tom McCarthy | journalism, abuse, religion, based on a true story | 4
Sicario | 2015 | Crime, Drama, Mystery, Thriller | Denis Villeneuve | drug trade, borderlands, police, soldiers | 4
Room | 2015 | Drama | Lenny Abrahamson | captivity, motherhood, childhood, trauma | 3
The Big Short | 2015 | Comedy, Drama | Adam McKay | finance, money, based on a true story, satire | 4
Star Wars: Episode VII - The Force Awakens = The Force Awakens | 2015 | Action, Adventure, Sci-Fi | J.J. Abrams | space opera, chosen one, rebellion, fathers and sons | 5
Carol | 2015 | Drama, Romance | Todd Haynes | lgbt, forbidden love, motherhood, christmas | 3
The Lobster | 2015 | Comedy, Romance, Sci-Fi | Yorgos Lanthimos | dystopia, dark comedy, loneliness | 3
Brooklyn | 2015 | Drama, Romance | John Crowley | immigration, homecoming, love triangle, new york | 2
Creed | 2015 | Drama | Ryan Coogler | boxing, underdog, training, sports | 3
The Hateful Eight | 2015 | Crime, Mystery, Western | Quentin Tarantino | manhunt, one location, whodunit, frontier | 4
Bridge of Spies | 2015 | Drama, Thriller | Steven Spielberg | cold war, espionage, courtroom, based on a true story | 3
Ant-Man | 2015 | Action, Adventure, Sci-Fi | Peyton Reed | superhero, comic book, heist, inventors | 4
Jurassic World | 2015 | Action, Adventure, Sci-Fi, Thriller | Colin Trevorrow | dinosaurs, theme park, genetic engineering, survival | 4
The Witch = The VVitch: A New-England Folktale | 2015 | Horror, Mystery | Robert Eggers | witches, folk horror, religion, family bonds | 3
Amy | 2015 | Documentary | Asif Kapadia | musicians, addiction, biopic, jazz | 2
Son of Saul = Saul fia | 2015 | Drama, Thriller, War | László Nemes | holocaust, fathers and sons, nazis | 2
Tangerine | 2015 | Comedy, Drama | Sean Baker | lgbt, prostitution, christmas, los angeles | 1
Mustang | 2015 | Drama | Deniz Gamze Ergüven | sisters, captivity, coming of age | 1
Victoria | 2015 | Crime, Drama | Sebastian Schipper | single take, one night, heist, city life | 2
Green Room | 2015 | Crime, Horror, Thriller | Jeremy Saulnier | siege, rock music, nazis, survival | 2
Shaun the Sheep Movie = Shaun the Sheep | 2015 | Animation, Children, Comedy | Mark Burton, Richard Starzak | stop motion, animals, rural life, gentle comedy | 2
Straight Outta Compton | 2015 | Drama, Musical | F. Gary Gray | musicians, los angeles, based on a true story | 3
Mission: Impossible - Rogue Nation | 2015 | Action, Adventure, Thriller | Christopher McQuarrie | secret agent, espionage, heist | 4
Avengers: Age of Ultron | 2015 | Action, Adventure, Sci-Fi | Joss Whedon | superhero, comic book, artificial intelligence, robots | 4
Our Little Sister = Umimachi Diary | 2015 | Drama | Hirokazu Kore-eda | sisters, family bonds, grief | 1
Bone Tomahawk | 2015 | Horror, Western | S. Craig Zahler | frontier, gore, kidnapping, journey | 2
Me and Earl and the Dying Girl | 2015 | Comedy, Drama | Alfonso Gomez-Rejon | illness, high school, filmmaking, film lovers | 2
Embrace of the Serpent = El abrazo de la serpiente | 2015 | Adventure, Drama | Ciro Guerra | jungle, colonialism, journey, spirits | 1
Sing Street | 2016 | Comedy, Drama, Musical, Romance | John Carney | musicians, first love, school, coming of age | 3
La La Land | 2016 | Comedy, Drama, Musical, Romance | Damien Chazelle | jazz, hollywood, ambition, dance, breaking up | 5
Moonlight | 2016 | Drama | Barry Jenkins | lgbt, coming of age, drug trade, identity | 4
Arrival | 2016 | Drama, Mystery, Sci-Fi | Denis Villeneuve | alien contact, scientists, grief, nonlinear story | 5
Manchester by the Sea | 2016 | Drama | Kenneth Lonergan | grief, guilt, homecoming, brothers | 3
Hell or High Water | 2016 | Crime, Drama, Western | David Mackenzie | heist, brothers, outlaws, poverty | 3
Your Name. = Kimi no na wa. | 2016 | Animation, Drama, Fantasy, Romance | Makoto Shinkai | anime, magic, first love, romantic fate, disaster | 4
The Handmaiden = Ah-ga-ssi | 2016 | Drama, Romance, Thriller | Park Chan-wook | con artists, lgbt, twist ending, servants | 3
Train to Busan = Busanhaeng | 2016 | Action, Horror, Thriller | Yeon Sang-ho | zombies, trains, fathers and daughters, survival | 3
Zootopia = Zootropolis | 2016 | Action, Adventure, Animation, Children, Comedy | Byron Howard, Rich Moore | computer animation, talking animals, police, racism | 4
Deadpool | 2016 | Action, Adventure, Comedy, Sci-Fi | Tim Miller | superhero, comic book, parody, revenge | 5
Rogue One: A Star Wars Story = Rogue One | 2016 | Action, Adventure, Sci-Fi | Gareth Edwards | space opera, rebellion, dangerous mission, sacrifice | 4
Hunt for the Wilderpeople | 2016 | Adventure, Comedy | Taika Waititi | manhunt, forest, orphans, mismatched partners | 3
Paterson | 2016 | Comedy, Drama | Jim Jarmusch | writers, working class, marriage, gentle comedy | 2
Toni Erdmann | 2016 | Comedy, Drama | Maren Ade | fathers and daughters, office life, disguise | 2
Silence | 2016 | Adventure, Drama | Martin Scorsese | faith, captivity, religion, colonialism | 2
Nocturnal Animals | 2016 | Drama, Thriller | Tom Ford | revenge, writers, divorce, desert | 3
The Nice Guys | 2016 | Action, Comedy, Crime, Mystery | Shane Black | private eye, los angeles, mismatched partners, conspiracy | 4
Captain Fantastic | 2016 | Comedy, Drama | Matt Ross | fatherhood, nature, road trip, counterculture | 3
Elle | 2016 | Drama, Thriller | Paul Verhoeven | revenge, sexuality, trauma | 2
The Salesman = Forushande | 2016 | Drama, Thriller | Asghar Farhadi | marriage, theatre, revenge | 1
A Silent Voice = Koe no katachi | 2016 | Animation, Drama, Romance | Naoko Yamada | anime, bullying, disability, redemption | 3
Moana | 2016 | Adventure, Animation, Children, Comedy, Fantasy, Musical | Ron Clements, John Musker | computer animation, princess, sea voyage, mythology | 4
Kubo and the Two Strings | 2016 | Adventure, Animation, Children, Fantasy | Travis Knight | stop motion, epic quest, magic, samurai | 3
Doctor Strange | 2016 | Action, Adventure, Sci-Fi | Scott Derrickson | superhero, comic book, magic, alternate reality | 4
Captain America: Civil War | 2016 | Action, Sci-Fi, Thriller | Anthony Russo, Joe Russo | superhero, comic book, betrayal, rivalry | 4
Hidden Figures | 2016 | Drama | Theodore Melfi | space exploration, civil rights, genius, based on a true story | 3
Hacksaw Ridge | 2016 | Drama, War | Mel Gibson | world war ii, faith, soldiers, based on a true story | 3
Lion | 2016 | Drama | Garth Davis | orphans, poverty, brothers, based on a true story | 3
Don't Breathe | 2016 | Thriller | Fede Álvarez | home invasion, disability, captivity | 3
10 Cloverfield Lane | 2016 | Thriller | Dan Trachtenberg | captivity, paranoia, one location, alien invasion | 3
I, Daniel Blake | 2016 | Drama | Ken Loach | poverty, working class, injustice, illness | 2
The Red Turtle = La tortue rouge | 2016 | Animation, Fantasy | Michael Dudok de Wit | survival, animals, nature | 1
13th | 2016 | Documentary | Ava DuVernay | racism, prison, injustice | 2
I Am Not Your Negro | 2016 | Documentary | Raoul Peck | civil rights, racism, writers | 1
The Wailing = Gokseong | 2016 | Horror, Mystery, Thriller | Na Hong-jin | possession, folk horror, police, small town | 2
Get Out | 2017 | Horror, Thriller | Jordan Peele | racism, satire, mind control, captivity | 4
Blade Runner 2049 | 2017 | Sci-Fi | Denis Villeneuve | cyberpunk, artificial intelligence, dystopia, detectives | 4
Dunkirk | 2017 | Action, Drama, Thriller, War | Christopher Nolan | world war ii, survival, soldiers, nonlinear story | 4
Three Billboards Outside Ebbing, Missouri | 2017 | Crime, Drama | Martin McDonagh | grief, police, revenge, small town | 4
The Shape of Water | 2017 | Adventure, Drama, Fantasy | Guillermo del Toro | forbidden love, monster, cold war, disability | 4
Lady Bird | 2017 | Comedy, Drama | Greta Gerwig | coming of age, motherhood, high school, first love | 4
Call Me by Your Name | 2017 | Drama, Romance | Luca Guadagnino | lgbt, first love, holiday, coming of age | 4
Phantom Thread | 2017 | Drama, Romance | Paul Thomas Anderson | fashion, obsession, marriage | 3
Baby Driver | 2017 | Action, Crime, Thriller | Edgar Wright | heist, car chase, first love, rock music | 4
Logan | 2017 | Action, Sci-Fi | James Mangold | superhero, comic book, old age, road trip | 4
Coco | 2017 | Adventure, Animation, Children | Lee Unkrich, Adrian Molina | computer animation, afterlife, musicians, family bonds | 4
The Florida Project | 2017 | Drama | Sean Baker | poverty, childhood, motherhood, theme park | 3
Thor: Ragnarok | 2017 | Action, Adventure, Sci-Fi | Taika Waititi | superhero, comic book, mythology, space opera | 4
Wonder Woman | 2017 | Action, Adventure, Fantasy | Patty Jenkins | superhero, comic book, world war i, mythology | 4
Star Wars: Episode VIII - The Last Jedi = The Last Jedi | 2017 | Action, Adventure, Sci-Fi | Rian Johnson | space opera, chosen one, rebellion, sacrifice | 4
It | 2017 | Horror | Andy Muschietti | monster, childhood, small town, friendship | 4
The Square | 2017 | Comedy, Drama | Ruben Östlund | artists, satire, class divide | 2
Loving Vincent | 2017 | Animation, Crime, Drama | Dorota Kobiela, Hugh Welchman | artists, suicide, biopic | 2
Paddington 2 | 2017 | Adventure, Children, Comedy | Paul King | talking animals, prison, wrongly accused, gentle comedy | 3
The Killing of a Sacred Deer | 2017 | Drama, Mystery, Thriller | Yorgos Lanthimos | doctors, curse, sacrifice, guilt | 3
Good Time | 2017 | Crime, Drama, Thriller | Josh Safdie, Benny Safdie | brothers, one night, heist, new york | 2
A Ghost Story | 2017 | Drama, Fantasy, Romance | David Lowery | ghosts, grief, meaning of life | 2
I, Tonya | 2017 | Comedy, Drama | Craig Gillespie | sports, abuse, rivalry, based on a true story | 3
The Disaster Artist | 2017 | Comedy, Drama | James Franco | filmmaking, hollywood, male friendship, camp | 3
The Big Sick | 2017 | Comedy, Romance | Michael Showalter | illness, culture clash, mismatched couple | 3
Faces Places = Visages villages | 2017 | Documentary | Agnès Varda, JR | artists, road trip, old age, rural life | 1
Spider-Man: Homecoming | 2017 | Action, Adventure, Sci-Fi | Jon Watts | superhero, comic book, high school, double life | 4
One Cut of the Dead = Kamera wo tomeru na! | 2017 | Comedy, Horror | Shinichiro Ueda | zombies, filmmaking, single take | 2
Spider-Man: Into the Spider-Verse | 2018 | Action, Adventure, Animation, Sci-Fi | Bob Persichetti, Peter Ramsey, Rodney Rothman | superhero, comic book, alternate reality, computer animation | 5
Black Panther | 2018 | Action, Adventure, Sci-Fi | Ryan Coogler | superhero, comic book, royalty, inventors | 4
Avengers: Infinity War | 2018 | Action, Adventure, Sci-Fi | Anthony Russo, Joe Russo | superhero, comic book, space opera, supervillain | 5
Roma | 2018 | Drama | Alfonso Cuarón | servants, family bonds, class divide, motherhood | 3
The Favourite | 2018 | Comedy, Drama | Yorgos Lanthimos | royalty, rivalry, lgbt, ambition | 3
Shoplifters = Manbiki kazoku | 2018 | Crime, Drama | Hirokazu Kore-eda | poverty, family bonds, neglected children | 3
Burning = Beoning | 2018 | Drama, Mystery, Thriller | Lee Chang-dong | missing person, class divide, love triangle, writers | 2
Cold War = Zimna wojna | 2018 | Drama, Musical, Romance | Paweł Pawlikowski | cold war, musicians, epic romance | 2
Hereditary | 2018 | Drama, Horror, Mystery | Ari Aster | grief, possession, cult, family secrets | 4
A Quiet Place | 2018 | Drama, Horror, Thriller | John Krasinski | post-apocalypse, creature feature, family bonds, survival | 4
Annihilation | 2018 | Adventure, Mystery, Sci-Fi, Thriller | Alex Garland | alien contact, body horror, scientists, dangerous mission | 4
Isle of Dogs | 2018 | Animation, Comedy | Wes Anderson | stop motion, dogs, dystopia, talking animals | 3
BlacKkKlansman | 2018 | Comedy, Crime, Drama | Spike Lee | racism, undercover, police, based on a true story | 3
A Star Is Born | 2018 | Drama, Musical, Romance | Bradley Cooper | musicians, alcoholism, rise and fall, show business | 4
Bohemian Rhapsody | 2018 | Drama, Musical | Bryan Singer | rock music, musicians, biopic, illness | 4
Eighth Grade | 2018 | Comedy, Drama | Bo Burnham | coming of age, school, internet, fathers and daughters | 3
Mission: Impossible - Fallout | 2018 | Action, Adventure, Thriller | Christopher McQuarrie | secret agent, espionage, nuclear threat, terrorism | 4
First Man | 2018 | Drama | Damien Chazelle | astronauts, space exploration, grief, biopic | 3
Crazy Rich Asians | 2018 | Comedy, Romance | Jon M. Chu | wedding, class divide, culture clash | 3
Searching | 2018 | Mystery, Thriller | Aneesh Chaganty | missing person, internet, fathers and daughters | 3
Green Book | 2018 | Comedy, Drama | Peter Farrelly | racism, road trip, mismatched partners, based on a true story | 4
Incredibles 2 | 2018 | Action, Adventure, Animation, Children | Brad Bird | computer animation, superhero, family bonds | 4
Happy as Lazzaro = Lazzaro felice | 2018 | Drama, Fantasy | Alice Rohrwacher | rural life, class divide, poverty | 1
Mandy | 2018 | Action, Horror, Thriller | Panos Cosmatos | revenge, cult, surrealism | 2
Suspiria | 2018 | Fantasy, Horror, Mystery | Luca Guadagnino | witches, dance, cult | 2
Won't You Be My Neighbor? | 2018 | Documentary | Morgan Neville | childhood, puppets, biopic | 2
Free Solo | 2018 | Documentary | Elizabeth Chai Vasarhelyi, Jimmy Chin | mountains, sports, obsession | 3
They Shall Not Grow Old | 2018 | Documentary, War | Peter Jackson | world war i, soldiers, memory | 2
Minding the Gap | 2018 | Documentary | Bing Liu | male friendship, abuse, coming of age | 1
Mirai = Mirai no Mirai | 2018 | Animation, Children, Fantasy | Mamoru Hosoda | anime, siblings, time travel, childhood | 1
Parasite = Gisaengchung | 2019 | Comedy, Drama, Thriller | Bong Joon-ho | class divide, con artists, dark comedy, servants | 5
Joker | 2019 | Crime, Drama, Thriller | Todd Phillips | madness, comic book, mob violence | 5
Once Upon a Time in Hollywood = Once Upon a Time... in Hollywood | 2019 | Comedy, Drama | Quentin Tarantino | hollywood, male friendship, show business, cult | 4
Knives Out | 2019 | Comedy, Crime, Mystery | Rian Johnson | whodunit, detectives, family secrets, class divide | 4
1917 | 2019 | Drama, War | Sam Mendes | world war i, single take, soldiers, dangerous mission | 4
Marriage Story | 2019 | Comedy, Drama, Romance | Noah Baumbach | divorce, fatherhood, theatre, courtroom | 4
Little Women | 2019 | Drama, Romance | Greta Gerwig | sisters, coming of age, writers, nonlinear story | 3
Portrait of a Lady on Fire = Portrait de la jeune fille en feu | 2019 | Drama, Romance | Céline Sciamma | lgbt, artists, forbidden love, memory | 3
Uncut Gems | 2019 | Crime, Drama, Thriller | Josh Safdie, Benny Safdie | gambling, new york, money, obsession | 3
The Irishman | 2019 | Crime, Drama | Martin Scorsese | mafia, old age, betrayal, hitman | 4
Midsommar | 2019 | Drama, Horror, Mystery | Ari Aster | folk horror, cult, grief, breaking up | 4
The Lighthouse | 2019 | Drama, Horror, Mystery | Robert Eggers | madness, one location, sea voyage, mythology | 3
Jojo Rabbit | 2019 | Comedy, Drama, War | Taika Waititi | nazis, imagination, childhood, satire | 4
Ford v Ferrari = Le Mans '66 | 2019 | Action, Drama | James Mangold | car racing, sports, male friendship, based on a true story | 4
Avengers: Endgame | 2019 | Action, Adventure, Sci-Fi | Anthony Russo, Joe Russo | superhero, comic book, time travel, sacrifice | 5
Toy Story 4 | 2019 | Adventure, Animation, Children, Comedy | Josh Cooley | toys, computer animation, friendship, road trip | 4
Booksmart | 2019 | Comedy | Olivia Wilde | high school, female friendship, one night, drunken party | 3
Us | 2019 | Horror, Thriller | Jordan Peele | home invasion, identity, class divide, twist ending | 3
Ad Astra | 2019 | Adventure, Drama, Sci-Fi | James Gray | astronauts, fathers and sons, space exploration | 3
The Farewell | 2019 | Comedy, Drama | Lulu Wang | family secrets, illness, immigration, culture clash | 2
Pain and Glory = Dolor y gloria | 2019 | Drama | Pedro Almodóvar | filmmaking, memory, illness, lgbt | 2
Klaus | 2019 | Adventure, Animation, Children, Comedy | Sergio Pablos | christmas, friendship, toys | 3
I Lost My Body = J'ai perdu mon corps | 2019 | Animation, Drama, Fantasy | Jérémy Clapin | memory, paris, grief, first love | 1
Weathering with You = Tenki no ko | 2019 | Animation, Drama, Fantasy, Romance | Makoto Shinkai | anime, first love, disaster, spirits | 2
A Hidden Life | 2019 | Drama, Romance, War | Terrence Malick | world war ii, faith, nazis, rural life | 1
Apollo 11 | 2019 | Documentary | Todd Douglas Miller | astronauts, space exploration | 2
For Sama | 2019 | Documentary, War | Waad al-Kateab, Edward Watts | motherhood, doctors, siege | 1
Honeyland | 2019 | Documentary | Tamara Kotevska, Ljubomir Stefanov | nature, rural life, environment | 1
Star Wars: Episode IX - The Rise of Skywalker = Star Wars: The Rise of Skywalker | 2019 | Action, Adventure, Sci-Fi | J.J. Abrams | space opera, chosen one, rebellion | 4
Bacurau | 2019 | Drama, Mystery, Thriller, Western | Kleber Mendonça Filho, Juliano Dornelles | small town, colonialism, siege, rebellion | 1
Sound of Metal | 2019 | Drama, Musical | Darius Marder | musicians, disability, addiction | 3
Collective = Colectiv | 2019 | Documentary | Alexander Nanau | journalism, corruption, whistleblower | 1
Soul | 2020 | Adventure, Animation, Children, Comedy | Pete Docter | computer animation, afterlife, jazz, meaning of life | 4
Tenet | 2020 | Action, Sci-Fi, Thriller | Christopher Nolan | time travel, espionage, secret agent | 4
Nomadland | 2020 | Drama | Chloé Zhao | road trip, loneliness, poverty, nature | 3
The Father | 2020 | Drama | Florian Zeller | old age, memory, illness, unreliable narrator | 3
Promising Young Woman | 2020 | Crime, Drama, Thriller | Emerald Fennell | revenge, trauma, dark comedy | 3
Another Round = Druk | 2020 | Comedy, Drama | Thomas Vinterberg | alcoholism, teachers, midlife crisis, male friendship | 3
Minari | 2020 | Drama | Lee Isaac Chung | immigration, rural life, family bonds | 2
Palm Springs | 2020 | Comedy, Fantasy, Romance | Max Barbakow | time loop, wedding, desert, mismatched couple | 3
The Invisible Man | 2020 | Horror, Sci-Fi, Thriller | Leigh Whannell | abuse, obsession, inventors | 3
Wolfwalkers | 2020 | Adventure, Animation, Children, Fantasy | Tomm Moore, Ross Stewart | shapeshifting, female friendship, forest, spirits | 2
Da 5 Bloods | 2020 | Action, Adventure, Drama, War | Spike Lee | vietnam war, treasure hunt, male friendship, racism | 2
Quo Vadis, Aida? | 2020 | Drama, War | Jasmila Žbanić | genocide, motherhood, based on a true story | 1
My Octopus Teacher | 2020 | Documentary | Pippa Ehrlich, James Reed | nature, deep sea, animals | 2
Dune = Dune: Part One | 2021 | Adventure, Drama, Sci-Fi | Denis Villeneuve | space opera, chosen one, desert, royalty | 5
The Power of the Dog | 2021 | Drama, Western | Jane Campion | frontier, brothers, lgbt, rural life | 3
Drive My Car = Doraibu mai kâ | 2021 | Drama | Ryusuke Hamaguchi | grief, theatre, infidelity, cars | 2
The Worst Person in the World = Verdens verste menneske | 2021 | Comedy, Drama, Romance | Joachim Trier | breaking up, coming of age, identity | 3
Licorice Pizza | 2021 | Comedy, Drama, Romance | Paul Thomas Anderson | first love, coming of age, los angeles | 3
The French Dispatch | 2021 | Comedy, Drama, Romance | Wes Anderson | journalism, ensemble, artists | 3
Titane | 2021 | Drama, Horror, Sci-Fi, Thriller | Julia Ducournau | body horror, cars, serial killer, identity | 2
CODA | 2021 | Comedy, Drama | Sian Heder | disability, musicians, family bonds, working class | 3
Encanto | 2021 | Animation, Children, Comedy, Fantasy, Musical | Jared Bush, Byron Howard | computer animation, magic, family bonds | 3
Petite Maman | 2021 | Drama, Fantasy | Céline Sciamma | motherhood, childhood, grief, time travel | 2
Spider-Man: No Way Home | 2021 | Action, Adventure, Fantasy, Sci-Fi | Jon Watts | superhero, comic book, alternate reality, double life | 4
No Time to Die | 2021 | Action, Adventure, Thriller | Cary Joji Fukunaga | secret agent, espionage, sacrifice | 4
Summer of Soul | 2021 | Documentary, Musical | Questlove | concert, civil rights, musicians | 1
Flee = Flugt | 2021 | Animation, Documentary, Drama | Jonas Poher Rasmussen | immigration, lgbt, memory | 2
The Last Duel | 2021 | Drama | Ridley Scott | medieval times, unreliable narrator, injustice | 3
The Mitchells vs. the Machines | 2021 | Adventure, Animation, Children, Comedy, Sci-Fi | Mike Rianda | computer animation, robots, family bonds, road trip | 3
The Green Knight | 2021 | Adventure, Drama, Fantasy | David Lowery | medieval times, epic quest, magic | 3
Pig | 2021 | Drama | Michael Sarnoski | food, grief, loneliness, animals | 2
Everything Everywhere All at Once | 2022 | Action, Adventure, Comedy, Sci-Fi | Daniel Kwan, Daniel Scheinert | alternate reality, motherhood, immigration, martial arts | 4
Top Gun: Maverick | 2022 | Action, Drama | Joseph Kosinski | aviation, training, old age, dangerous mission | 4
The Banshees of Inisherin | 2022 | Comedy, Drama | Martin McDonagh | male friendship, rural life, loneliness, dark comedy | 3
The Batman | 2022 | Action, Crime, Drama, Mystery | Matt Reeves | superhero, vigilante, comic book, serial killer | 4
Aftersun | 2022 | Drama | Charlotte Wells | fathers and daughters, memory, holiday, mental illness | 2
Tár | 2022 | Drama | Todd Field | musicians, rise and fall, ambition | 2
Decision to Leave = Heojil kyolshim | 2022 | Crime, Drama, Mystery, Romance | Park Chan-wook | detectives, obsession, femme fatale, murder | 2
Triangle of Sadness | 2022 | Comedy, Drama | Ruben Östlund | class divide, satire, sea voyage, survival | 3
All Quiet on the Western Front = Im Westen nichts Neues | 2022 | Action, Drama, War | Edward Berger | world war i, soldiers, anti-war | 3
RRR | 2022 | Action, Drama | S.S. Rajamouli | colonialism, revolution, male friendship, dance | 3
The Northman | 2022 | Action, Adventure, Drama | Robert Eggers | revenge, mythology, medieval times, shakespeare | 3
Nope | 2022 | Horror, Mystery, Sci-Fi | Jordan Peele | alien contact, siblings, creature feature, filmmaking | 3
Guillermo del Toro's Pinocchio | 2022 | Animation, Children, Drama, Fantasy, Musical | Guillermo del Toro, Mark Gustafson | stop motion, fathers and sons, fascism, fairy tale | 3
Turning Red | 2022 | Adventure, Animation, Children, Comedy, Fantasy | Domee Shi | computer animation, coming of age, motherhood, shapeshifting | 3
The Fabelmans | 2022 | Drama | Steven Spielberg | filmmaking, film lovers, coming of age, divorce | 2
Glass Onion: A Knives Out Mystery = Glass Onion | 2022 | Comedy, Crime, Mystery | Rian Johnson | whodunit, detectives, satire, holiday | 3
Avatar: The Way of Water | 2022 | Action, Adventure, Sci-Fi | James Cameron | alien contact, colonialism, environment, deep sea | 4
X | 2022 | Horror, Thriller | Ti West | slasher, filmmaking, rural life, old age | 2
Close | 2022 | Drama | Lukas Dhont | friendship, childhood, grief, suicide | 1
EO | 2022 | Drama | Jerzy Skolimowski | animals, journey, rural life | 1
Oppenheimer | 2023 | Drama, Thriller | Christopher Nolan | nuclear threat, scientists, biopic, guilt | 5
Barbie | 2023 | Comedy, Fantasy | Greta Gerwig | toys, satire, identity, camp | 4
Past Lives | 2023 | Drama, Romance | Celine Song | immigration, first love, romantic fate, homecoming | 3
Poor Things | 2023 | Comedy, Drama, Romance, Sci-Fi | Yorgos Lanthimos | mad scientist, sexuality, coming of age, surrealism | 4
Killers of the Flower Moon | 2023 | Crime, Drama | Martin Scorsese | murder, money, racism, based on a true story | 3
Anatomy of a Fall = Anatomie d'une chute | 2023 | Drama, Mystery, Thriller | Justine Triet | courtroom, marriage, writers | 3
The Zone of Interest | 2023 | Drama, War | Jonathan Glazer | holocaust, nazis, family bonds | 3
The Holdovers | 2023 | Comedy, Drama | Alexander Payne | boarding school, christmas, teachers, loneliness | 3
Spider-Man: Across the Spider-Verse | 2023 | Action, Adventure, Animation, Sci-Fi | Joaquim Dos Santos, Kemp Powers, Justin K. Thompson | superhero, comic book, alternate reality, computer animation | 4
The Boy and the Heron = Kimitachi wa dô ikiru ka | 2023 | Adventure, Animation, Drama, Fantasy | Hayao Miyazaki | anime, grief, spirits, childhood | 3
Godzilla Minus One = Gojira -1.0 | 2023 | Action, Drama, Horror, Sci-Fi | Takashi Yamazaki | giant creature, trauma, disaster | 3
Asteroid City | 2023 | Comedy, Drama, Romance, Sci-Fi | Wes Anderson | alien contact, desert, grief, theatre | 3
John Wick: Chapter 4 | 2023 | Action, Crime, Thriller | Chad Stahelski | hitman, one man army, martial arts, shootouts | 4
Fallen Leaves = Kuolleet lehdet | 2023 | Comedy, Drama, Romance | Aki Kaurismäki | working class, loneliness, romantic fate | 2
Perfect Days | 2023 | Drama | Wim Wenders | working class, loneliness, meaning of life | 2
Monster = Kaibutsu | 2023 | Drama, Mystery | Hirokazu Kore-eda | school, bullying, unreliable narrator, childhood | 2
American Fiction | 2023 | Comedy, Drama | Cord Jefferson | writers, racism, satire | 2
20 Days in Mariupol | 2023 | Documentary, War | Mstyslav Chernov | journalism, siege | 1
Dune: Part Two | 2024 | Action, Adventure, Drama, Sci-Fi | Denis Villeneuve | space opera, chosen one, desert, rebellion | 4
Anora | 2024 | Comedy, Drama, Romance | Sean Baker | prostitution, class divide, new york, marriage | 3
The Substance | 2024 | Horror, Sci-Fi | Coralie Fargeat | body horror, show business, old age | 3
Flow = Straume | 2024 | Adventure, Animation, Fantasy | Gints Zilbalodis | animals, journey, disaster, survival | 2
Challengers | 2024 | Drama, Romance | Luca Guadagnino | sports, love triangle, rivalry | 3
Furiosa: A Mad Max Saga | 2024 | Action, Adventure, Sci-Fi | George Miller | post-apocalypse, car chase, revenge, desert | 3
Inside Out 2 | 2024 | Adventure, Animation, Children, Comedy | Kelsey Mann | computer animation, coming of age, memory | 3
The Wild Robot | 2024 | Adventure, Animation, Children, Sci-Fi | Chris Sanders | computer animation, robots, talking animals, motherhood | 3
Conclave | 2024 | Drama, Thriller | Edward Berger | religion, politics, conspiracy | 3
The Brutalist | 2024 | Drama | Brady Corbet | immigration, artists, holocaust, ambition | 2
Nosferatu | 2024 | Fantasy, Horror | Robert Eggers | vampire, gothic, obsession, disease outbreak | 3
All We Imagine as Light | 2024 | Drama | Payal Kapadia | female friendship, city life, working class | 1
I'm Still Here = Ainda Estou Aqui | 2024 | Drama | Walter Salles | politics, family bonds, missing person, based on a true story | 2
`;
