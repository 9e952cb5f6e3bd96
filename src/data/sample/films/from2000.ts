/** Films of the 2000s. The line format is described in `parse.ts`. */
export const FROM_2000 = `
Gladiator | 2000 | Action, Adventure, Drama | Ridley Scott | ancient world, revenge, slavery, showdown | 5
Memento | 2000 | Mystery, Thriller | Christopher Nolan | memory, nonlinear story, revenge, unreliable narrator | 5
Requiem for a Dream | 2000 | Drama | Darren Aronofsky | addiction, drugs, loneliness, motherhood | 4
Almost Famous | 2000 | Drama | Cameron Crowe | rock music, coming of age, journalism, musicians | 4
Crouching Tiger, Hidden Dragon = Wo hu cang long | 2000 | Action, Drama, Romance | Ang Lee | martial arts, swordplay, forbidden love, epic romance | 4
In the Mood for Love = Fa yeung nin wa | 2000 | Drama, Romance | Wong Kar-wai | forbidden love, infidelity, loneliness, memory | 4
Traffic | 2000 | Crime, Drama, Thriller | Steven Soderbergh | drug trade, politics, borderlands, ensemble | 3
Snatch | 2000 | Comedy, Crime, Thriller | Guy Ritchie | gangsters, heist, boxing, crime gone wrong | 4
American Psycho | 2000 | Crime, Horror, Mystery, Thriller | Mary Harron | serial killer, satire, finance, unreliable narrator | 4
O Brother, Where Art Thou? | 2000 | Adventure, Comedy, Crime | Joel Coen, Ethan Coen | prison escape, mythology, musicians, road trip | 4
Erin Brockovich | 2000 | Drama | Steven Soderbergh | courtroom, environment, based on a true story, whistleblower | 3
Amores Perros | 2000 | Drama, Thriller | Alejandro González Iñárritu | dogs, nonlinear story, class divide, brothers | 3
Yi Yi = A One and a Two | 2000 | Drama | Edward Yang | family bonds, midlife crisis, childhood, grief | 2
Dancer in the Dark | 2000 | Drama, Musical | Lars von Trier | motherhood, disability, injustice, sacrifice | 3
Battle Royale = Batoru rowaiaru | 2000 | Action, Drama, Horror, Thriller | Kinji Fukasaku | death game, dystopia, high school, survival | 3
X-Men | 2000 | Action, Adventure, Sci-Fi | Bryan Singer | superhero, comic book, outsiders, genetic engineering | 5
Unbreakable | 2000 | Drama, Sci-Fi | M. Night Shyamalan | superhero, comic book, twist ending, destiny | 4
Cast Away | 2000 | Drama | Robert Zemeckis | survival, loneliness | 4
Chicken Run | 2000 | Animation, Children, Comedy | Peter Lord, Nick Park | stop motion, prison escape, talking animals | 4
Billy Elliot | 2000 | Drama | Stephen Daldry | dance, working class, fathers and sons, childhood | 3
High Fidelity | 2000 | Comedy, Drama, Romance | Stephen Frears | rock music, breaking up, slackers | 3
Best in Show | 2000 | Comedy | Christopher Guest | mockumentary, dogs, competition | 2
You Can Count on Me | 2000 | Drama, Romance | Kenneth Lonergan | siblings, small town, motherhood | 1
Meet the Parents | 2000 | Comedy | Jay Roach | wedding, family bonds, slapstick | 4
The Emperor's New Groove | 2000 | Adventure, Animation, Children, Comedy, Fantasy | Mark Dindal | talking animals, royalty, absurd humour | 3
Shadow of the Vampire | 2000 | Drama, Horror | E. Elias Merhige | vampire, filmmaking | 1
Werckmeister Harmonies | 2000 | Drama, Mystery | Béla Tarr | slow cinema, small town, mob violence | 1
The Patriot | 2000 | Action, Drama, War | Roland Emmerich | revolution, revenge, fathers and sons | 3
Mission: Impossible II | 2000 | Action, Adventure, Thriller | John Woo | secret agent, espionage, disease outbreak | 3
Scary Movie | 2000 | Comedy, Horror | Keenen Ivory Wayans | parody, high school, slasher | 3
The Lord of the Rings: The Fellowship of the Ring | 2001 | Adventure, Fantasy | Peter Jackson | epic quest, wizards, sword and sorcery, friendship | 5
Amélie = Le fabuleux destin d'Amélie Poulain | 2001 | Comedy, Romance | Jean-Pierre Jeunet | paris, romantic fate, loneliness, imagination | 5
Mulholland Drive = Mulholland Dr. | 2001 | Crime, Drama, Film-Noir, Mystery, Thriller | David Lynch | hollywood, dreams, identity, surrealism | 4
Spirited Away = Sen to Chihiro no kamikakushi | 2001 | Adventure, Animation, Fantasy | Hayao Miyazaki | anime, spirits, coming of age, witches | 5
Donnie Darko | 2001 | Drama, Mystery, Sci-Fi, Thriller | Richard Kelly | time travel, mental illness, suburbia, high school | 5
A Beautiful Mind | 2001 | Drama, Romance | Ron Howard | genius, mental illness, based on a true story, marriage | 5
Shrek | 2001 | Adventure, Animation, Children, Comedy, Fantasy, Romance | Andrew Adamson, Vicky Jenson | fairy tale, computer animation, princess, parody | 5
Monsters, Inc. | 2001 | Adventure, Animation, Children, Comedy, Fantasy | Pete Docter | computer animation, monster, childhood, friendship | 5
Harry Potter and the Sorcerer's Stone = Harry Potter and the Philosopher's Stone | 2001 | Adventure, Children, Fantasy | Chris Columbus | wizards, magic, chosen one, boarding school | 5
Ocean's Eleven | 2001 | Crime, Thriller | Steven Soderbergh | heist, con artists, gambling, revenge | 5
The Royal Tenenbaums | 2001 | Comedy, Drama | Wes Anderson | family bonds, genius, siblings, new york | 4
Moulin Rouge! = Moulin Rouge | 2001 | Drama, Musical, Romance | Baz Luhrmann | paris, show business, forbidden love, illness | 4
Y Tu Mamá También | 2001 | Drama, Romance | Alfonso Cuarón | road trip, coming of age, sexuality, love triangle | 3
The Others | 2001 | Drama, Horror, Mystery, Thriller | Alejandro Amenábar | haunted house, ghosts, twist ending, motherhood | 3
A.I. Artificial Intelligence | 2001 | Adventure, Drama, Sci-Fi | Steven Spielberg | artificial intelligence, robots, childhood, motherhood | 4
Ghost World | 2001 | Comedy, Drama | Terry Zwigoff | outsiders, female friendship, coming of age, comic book | 3
Training Day | 2001 | Crime, Drama, Thriller | Antoine Fuqua | police, corruption, one day, los angeles | 4
Zoolander | 2001 | Comedy | Ben Stiller | fashion, satire, assassination, absurd humour | 3
Wet Hot American Summer | 2001 | Comedy | David Wain | holiday, parody, one day | 2
Bridget Jones's Diary | 2001 | Comedy, Drama, Romance | Sharon Maguire | love triangle, jane austen, loneliness | 4
Legally Blonde | 2001 | Comedy, Romance | Robert Luketic | school, courtroom, fashion, underdog | 4
Gosford Park | 2001 | Comedy, Drama, Mystery | Robert Altman | whodunit, servants, class divide, aristocracy | 2
Waking Life | 2001 | Animation, Drama, Fantasy | Richard Linklater | dreams, conversation, meaning of life | 2
The Devil's Backbone = El espinazo del diablo | 2001 | Drama, Horror, Thriller | Guillermo del Toro | ghosts, orphans, fascism, boarding school | 2
The Piano Teacher = La pianiste | 2001 | Drama, Romance, Thriller | Michael Haneke | musicians, obsession, sexuality, motherhood | 2
Monsoon Wedding | 2001 | Comedy, Drama, Romance | Mira Nair | wedding, family secrets, class divide | 1
Lagaan: Once Upon a Time in India = Lagaan | 2001 | Drama, Musical, Romance | Ashutosh Gowariker | colonialism, sports, underdog, rural life | 2
Black Hawk Down | 2001 | Action, Drama, War | Ridley Scott | soldiers, dangerous mission, based on a true story, siege | 4
In the Bedroom | 2001 | Drama | Todd Field | grief, revenge, marriage | 1
Millennium Actress = Sennen joyû | 2001 | Animation, Drama, Romance | Satoshi Kon | anime, filmmaking, memory, film lovers | 1
Metropolis = Metoroporisu | 2001 | Animation, Sci-Fi | Rintaro | anime, robots, dystopia, class divide | 1
Planet of the Apes | 2001 | Action, Adventure, Drama, Sci-Fi | Tim Burton | dystopia, space exploration, rebellion | 3
The Fast and the Furious | 2001 | Action, Crime, Thriller | Rob Cohen | car racing, undercover, heist | 4
The Princess Diaries | 2001 | Children, Comedy, Romance | Garry Marshall | princess, high school, royalty, coming of age | 3
The Lord of the Rings: The Two Towers | 2002 | Adventure, Fantasy | Peter Jackson | epic quest, wizards, sword and sorcery, siege | 5
City of God = Cidade de Deus | 2002 | Action, Adventure, Crime, Drama, Thriller | Fernando Meirelles, Kátia Lund | gangs, poverty, drug trade, coming of age | 4
The Pianist | 2002 | Drama, War | Roman Polanski | holocaust, musicians, survival, based on a true story | 4
Catch Me If You Can | 2002 | Crime, Drama | Steven Spielberg | con artists, cat and mouse, based on a true story, fathers and sons | 5
Minority Report | 2002 | Action, Crime, Mystery, Sci-Fi, Thriller | Steven Spielberg | dystopia, wrongly accused, psychic powers, surveillance | 5
Spider-Man | 2002 | Action, Adventure, Sci-Fi, Thriller | Sam Raimi | superhero, comic book, high school, double life | 5
The Bourne Identity | 2002 | Action, Mystery, Thriller | Doug Liman | espionage, memory, identity, manhunt | 5
Adaptation = Adaptation. | 2002 | Comedy, Drama, Romance | Spike Jonze | writers, hollywood, obsession, brothers | 3
Punch-Drunk Love | 2002 | Comedy, Drama, Romance | Paul Thomas Anderson | loneliness, mismatched couple, mental illness | 3
Talk to Her = Hable con ella | 2002 | Drama, Romance | Pedro Almodóvar | loneliness, obsession, illness, friendship | 3
28 Days Later = 28 Days Later... | 2002 | Action, Horror, Sci-Fi | Danny Boyle | zombies, disease outbreak, survival, post-apocalypse | 4
Road to Perdition | 2002 | Crime, Drama | Sam Mendes | mafia, fathers and sons, revenge, hitman | 3
Gangs of New York | 2002 | Crime, Drama | Martin Scorsese | gangs, new york, revenge, immigration | 4
Chicago | 2002 | Comedy, Crime, Drama, Musical | Rob Marshall | show business, murder, courtroom, jazz | 3
Far from Heaven | 2002 | Drama, Romance | Todd Haynes | suburbia, lgbt, racism, marriage | 2
The Hours | 2002 | Drama, Romance | Stephen Daldry | writers, suicide, lgbt, one day | 2
Bowling for Columbine | 2002 | Documentary | Michael Moore | politics, media satire | 3
My Big Fat Greek Wedding | 2002 | Comedy, Romance | Joel Zwick | wedding, family bonds, culture clash | 4
Ice Age | 2002 | Adventure, Animation, Children, Comedy | Chris Wedge | computer animation, talking animals, journey, nature | 4
Lilo & Stitch | 2002 | Adventure, Animation, Children, Sci-Fi | Chris Sanders, Dean DeBlois | alien contact, sisters, family bonds, orphans | 3
Infernal Affairs = Mou gaan dou | 2002 | Crime, Drama, Mystery, Thriller | Andrew Lau, Alan Mak | undercover, police, gangsters, cat and mouse | 2
Hero = Ying xiong | 2002 | Action, Adventure, Drama | Zhang Yimou | martial arts, swordplay, assassination, unreliable narrator | 3
Irreversible = Irréversible | 2002 | Crime, Drama, Mystery, Thriller | Gaspar Noé | revenge, nonlinear story, one night | 2
Signs | 2002 | Horror, Sci-Fi, Thriller | M. Night Shyamalan | alien invasion, faith, family bonds, rural life | 4
Equilibrium | 2002 | Action, Sci-Fi, Thriller | Kurt Wimmer | dystopia, rebellion, shootouts | 3
The Ring | 2002 | Horror, Mystery, Thriller | Gore Verbinski | curse, ghosts, journalism, creepy children | 4
Harry Potter and the Chamber of Secrets | 2002 | Adventure, Fantasy | Chris Columbus | wizards, magic, chosen one, boarding school | 5
Star Wars: Episode II - Attack of the Clones = Attack of the Clones | 2002 | Action, Adventure, Sci-Fi | George Lucas | space opera, chosen one, forbidden love, genetic engineering | 4
Russian Ark = Russkiy kovcheg | 2002 | Drama, Fantasy, War | Aleksandr Sokurov | royalty, single take, ghosts | 1
Secretary | 2002 | Comedy, Drama, Romance | Steven Shainberg | office life, sexuality, mismatched couple | 2
Panic Room | 2002 | Thriller | David Fincher | home invasion, one location, motherhood | 3
Frida | 2002 | Drama, Romance | Julie Taymor | artists, biopic, disability, marriage | 2
Whale Rider | 2002 | Drama | Niki Caro | coming of age, culture clash, fathers and daughters | 2
Bend It Like Beckham | 2002 | Comedy, Drama, Romance | Gurinder Chadha | sports, immigration, female friendship | 3
Die Another Day | 2002 | Action, Adventure, Thriller | Lee Tamahori | secret agent, espionage, supervillain | 3
The Lord of the Rings: The Return of the King | 2003 | Action, Adventure, Drama, Fantasy | Peter Jackson | epic quest, wizards, sword and sorcery, friendship | 5
Oldboy = Oldeuboi | 2003 | Drama, Mystery, Thriller | Park Chan-wook | revenge, captivity, twist ending, sexuality | 4
Lost in Translation | 2003 | Comedy, Drama, Romance | Sofia Coppola | loneliness, fish out of water, city life, midlife crisis | 4
Kill Bill: Vol. 1 | 2003 | Action, Crime, Thriller | Quentin Tarantino | revenge, martial arts, swordplay, hitman | 5
Finding Nemo | 2003 | Adventure, Animation, Children, Comedy | Andrew Stanton | computer animation, talking animals, fathers and sons, deep sea | 5
Pirates of the Caribbean: The Curse of the Black Pearl | 2003 | Action, Adventure, Comedy, Fantasy | Gore Verbinski | pirates, swordplay, curse, treasure hunt | 5
Mystic River | 2003 | Crime, Drama, Mystery | Clint Eastwood | murder, abuse, past catches up, detectives | 4
Big Fish | 2003 | Drama, Fantasy, Romance | Tim Burton | fathers and sons, imagination, fairy tale, circus | 4
School of Rock | 2003 | Comedy, Musical | Richard Linklater | rock music, teachers, school, slackers | 4
Elf | 2003 | Children, Comedy, Fantasy | Jon Favreau | christmas, fish out of water, fathers and sons, new york | 4
Love Actually | 2003 | Comedy, Drama, Romance | Richard Curtis | christmas, ensemble, infidelity, romantic fate | 4
The Last Samurai | 2003 | Action, Adventure, Drama, War | Edward Zwick | samurai, culture clash, soldiers, redemption | 4
X2: X-Men United = X2 | 2003 | Action, Adventure, Sci-Fi, Thriller | Bryan Singer | superhero, comic book, outsiders, psychic powers | 4
Elephant | 2003 | Drama | Gus Van Sant | high school, one day | 2
Dogville | 2003 | Drama, Mystery, Thriller | Lars von Trier | small town, revenge, captivity, theatre | 2
The Triplets of Belleville = Les triplettes de Belleville | 2003 | Animation, Comedy, Fantasy | Sylvain Chomet | kidnapping, dogs, old age, jazz | 2
Tokyo Godfathers | 2003 | Adventure, Animation, Drama | Satoshi Kon | anime, christmas, poverty, family bonds | 2
Memories of Murder = Salinui chueok | 2003 | Crime, Drama, Mystery, Thriller | Bong Joon-ho | serial killer, detectives, rural life, based on a true story | 3
A Tale of Two Sisters = Janghwa, Hongryeon | 2003 | Drama, Horror, Mystery, Thriller | Kim Jee-woon | sisters, haunted house, unreliable narrator | 2
Spring, Summer, Fall, Winter... and Spring | 2003 | Drama | Kim Ki-duk | meaning of life, nature, faith, slow cinema | 2
The Fog of War | 2003 | Documentary, War | Errol Morris | vietnam war, politics, nuclear threat | 1
Capturing the Friedmans | 2003 | Documentary | Andrew Jarecki | family secrets, courtroom, abuse | 1
21 Grams | 2003 | Crime, Drama, Mystery, Romance, Thriller | Alejandro González Iñárritu | grief, nonlinear story, redemption | 2
Good Bye, Lenin! = Good Bye Lenin! | 2003 | Comedy, Drama | Wolfgang Becker | cold war, motherhood, politics, family secrets | 3
American Splendor | 2003 | Comedy, Drama | Shari Springer Berman, Robert Pulcini | comic book, biopic, working class | 2
The Station Agent | 2003 | Comedy, Drama | Tom McCarthy | loneliness, friendship, trains, small town | 1
The Room | 2003 | Drama, Romance | Tommy Wiseau | camp, love triangle, betrayal | 2
The Matrix Reloaded | 2003 | Action, Adventure, Sci-Fi, Thriller | Lana Wachowski, Lilly Wachowski | simulation, chosen one, hackers, martial arts | 4
The Italian Job | 2003 | Action, Crime | F. Gary Gray | heist, car chase, revenge | 3
Master and Commander: The Far Side of the World | 2003 | Adventure, Drama, War | Peter Weir | sea voyage, cat and mouse, soldiers | 3
Eternal Sunshine of the Spotless Mind | 2004 | Drama, Romance, Sci-Fi | Michel Gondry | memory, breaking up, nonlinear story, surrealism | 5
Kill Bill: Vol. 2 | 2004 | Action, Drama, Thriller | Quentin Tarantino | revenge, martial arts, swordplay, motherhood | 5
The Incredibles | 2004 | Action, Adventure, Animation, Children, Comedy | Brad Bird | computer animation, superhero, family bonds, midlife crisis | 5
Shaun of the Dead | 2004 | Comedy, Horror | Edgar Wright | zombies, parody, slackers, breaking up | 4
Before Sunset | 2004 | Drama, Romance | Richard Linklater | conversation, paris, romantic fate, homecoming | 3
Hotel Rwanda | 2004 | Drama, War | Terry George | genocide, based on a true story, survival | 3
Million Dollar Baby | 2004 | Drama | Clint Eastwood | boxing, underdog, old age, sports | 4
Sideways | 2004 | Comedy, Drama, Romance | Alexander Payne | road trip, midlife crisis, male friendship, alcoholism | 3
Howl's Moving Castle = Hauru no ugoku shiro | 2004 | Adventure, Animation, Fantasy, Romance | Hayao Miyazaki | anime, wizards, curse, anti-war | 4
Harry Potter and the Prisoner of Azkaban | 2004 | Adventure, Fantasy | Alfonso Cuarón | wizards, magic, time travel, boarding school | 5
Spider-Man 2 | 2004 | Action, Adventure, Sci-Fi | Sam Raimi | superhero, comic book, double life, mad scientist | 4
Downfall = Der Untergang | 2004 | Drama, War | Oliver Hirschbiegel | nazis, world war ii, madness, based on a true story | 3
Mean Girls | 2004 | Comedy | Mark Waters | high school, bullying, female friendship, rivalry | 4
Napoleon Dynamite | 2004 | Comedy | Jared Hess | high school, outsiders, dance, absurd humour | 4
Anchorman: The Legend of Ron Burgundy = Anchorman | 2004 | Comedy | Adam McKay | journalism, absurd humour, rivalry | 4
The Life Aquatic with Steve Zissou | 2004 | Adventure, Comedy, Fantasy | Wes Anderson | sea voyage, fathers and sons, filmmaking, deep sea | 3
Collateral | 2004 | Action, Crime, Drama, Thriller | Michael Mann | hitman, one night, los angeles, hostages | 4
Crash | 2004 | Crime, Drama | Paul Haggis | racism, ensemble, los angeles | 3
The Machinist = El maquinista | 2004 | Drama, Mystery, Thriller | Brad Anderson | unreliable narrator, madness, guilt | 3
Saw | 2004 | Horror, Mystery, Thriller | James Wan | death game, captivity, serial killer, twist ending | 3
The Notebook | 2004 | Drama, Romance | Nick Cassavetes | epic romance, memory, class divide, old age | 4
Vera Drake | 2004 | Drama | Mike Leigh | working class, courtroom, family secrets | 1
The Motorcycle Diaries = Diarios de motocicleta | 2004 | Adventure, Drama | Walter Salles | road trip, politics, biopic, poverty | 2
House of Flying Daggers = Shi mian mai fu | 2004 | Action, Drama, Romance | Zhang Yimou | martial arts, swordplay, love triangle, betrayal | 3
Kung Fu Hustle = Gong fu | 2004 | Action, Comedy | Stephen Chow | martial arts, gangs, slapstick, chosen one | 3
Team America: World Police | 2004 | Action, Adventure, Animation, Comedy | Trey Parker | puppets, satire, terrorism, parody | 3
Super Size Me | 2004 | Comedy, Documentary, Drama | Morgan Spurlock | food, big business | 3
Primer | 2004 | Drama, Sci-Fi, Thriller | Shane Carruth | time travel, inventors, paranoia, betrayal | 2
3-Iron = Bin-jip | 2004 | Drama, Romance | Kim Ki-duk | forbidden love, loneliness, home invasion | 2
Nobody Knows = Dare mo shiranai | 2004 | Drama | Hirokazu Kore-eda | neglected children, poverty, siblings | 1
The Bourne Supremacy | 2004 | Action, Crime, Thriller | Paul Greengrass | espionage, memory, manhunt, car chase | 4
Shrek 2 | 2004 | Adventure, Animation, Children, Comedy, Musical, Romance | Andrew Adamson, Kelly Asbury, Conrad Vernon | fairy tale, computer animation, princess, parody | 4
I, Robot | 2004 | Action, Adventure, Sci-Fi, Thriller | Alex Proyas | robots, artificial intelligence, detectives, dystopia | 4
Garden State | 2004 | Comedy, Drama, Romance | Zach Braff | homecoming, grief, mental illness, mismatched couple | 3
Troy | 2004 | Action, Adventure, Drama, War | Wolfgang Petersen | ancient world, mythology, siege, swordplay | 3
Batman Begins | 2005 | Action, Crime | Christopher Nolan | superhero, vigilante, comic book, training | 5
Sin City | 2005 | Action, Crime, Film-Noir, Mystery, Thriller | Frank Miller, Robert Rodriguez | comic book, femme fatale, revenge, corruption | 4
V for Vendetta | 2005 | Action, Sci-Fi, Thriller | James McTeigue | dystopia, revolution, vigilante, terrorism | 5
Brokeback Mountain | 2005 | Drama, Romance | Ang Lee | lgbt, forbidden love, rural life, frontier | 3
Walk the Line | 2005 | Drama, Musical, Romance | James Mangold | musicians, biopic, addiction | 3
Star Wars: Episode III - Revenge of the Sith = Revenge of the Sith | 2005 | Action, Adventure, Sci-Fi | George Lucas | space opera, chosen one, betrayal, rise and fall | 5
Serenity | 2005 | Action, Adventure, Sci-Fi | Joss Whedon | space opera, starship crew, rebellion, outlaws | 4
The 40-Year-Old Virgin | 2005 | Comedy, Romance | Judd Apatow | sexuality, male friendship, loneliness | 4
Wedding Crashers | 2005 | Comedy, Romance | David Dobkin | wedding, male friendship, con artists | 4
Pride & Prejudice | 2005 | Drama, Romance | Joe Wright | jane austen, period romance, sisters, class divide | 4
A History of Violence | 2005 | Crime, Drama, Thriller | David Cronenberg | past catches up, small town, identity, mafia | 3
Caché = Hidden | 2005 | Drama, Mystery, Thriller | Michael Haneke | surveillance, guilt, colonialism, past catches up | 2
The Squid and the Whale | 2005 | Comedy, Drama | Noah Baumbach | divorce, brothers, writers, new york | 2
Grizzly Man | 2005 | Documentary | Werner Herzog | nature, killer animals, obsession | 2
March of the Penguins = La marche de l'empereur | 2005 | Documentary | Luc Jacquet | nature, animals, survival | 3
King Kong | 2005 | Action, Adventure, Drama, Fantasy, Thriller | Peter Jackson | giant creature, jungle, dinosaurs, filmmaking | 4
Match Point | 2005 | Crime, Drama, Romance | Woody Allen | infidelity, murder, class divide, ambition | 3
Munich | 2005 | Action, Crime, Drama, Thriller | Steven Spielberg | terrorism, assassination, revenge, espionage | 3
Capote | 2005 | Crime, Drama | Bennett Miller | writers, murder, biopic, prison | 2
Kiss Kiss Bang Bang | 2005 | Comedy, Crime, Mystery, Thriller | Shane Black | private eye, los angeles, mismatched partners, hollywood | 3
Corpse Bride | 2005 | Animation, Comedy, Fantasy, Musical, Romance | Tim Burton, Mike Johnson | stop motion, gothic, afterlife, wedding | 3
Wallace & Gromit: The Curse of the Were-Rabbit | 2005 | Adventure, Animation, Children, Comedy | Nick Park, Steve Box | stop motion, shapeshifting, dogs, inventors | 3
Me and You and Everyone We Know | 2005 | Comedy, Drama | Miranda July | loneliness, artists, internet | 1
Brick | 2005 | Crime, Drama, Film-Noir, Mystery | Rian Johnson | high school, private eye, femme fatale, drug trade | 2
The Descent | 2005 | Adventure, Drama, Horror, Thriller | Neil Marshall | nature, creature feature, survival, female friendship | 3
Harry Potter and the Goblet of Fire | 2005 | Adventure, Fantasy, Thriller | Mike Newell | wizards, magic, competition, boarding school | 5
War of the Worlds | 2005 | Action, Adventure, Sci-Fi, Thriller | Steven Spielberg | alien invasion, disaster, survival, fatherhood | 4
Charlie and the Chocolate Factory | 2005 | Adventure, Children, Comedy, Fantasy, Musical | Tim Burton | food, childhood, poverty, imagination | 3
The Chronicles of Narnia: The Lion, the Witch and the Wardrobe | 2005 | Adventure, Children, Fantasy | Andrew Adamson | magic, witches, epic quest, siblings | 4
Lady Vengeance = Chinjeolhan geumjassi | 2005 | Crime, Drama, Mystery, Thriller | Park Chan-wook | revenge, prison, motherhood, kidnapping | 2
The Departed | 2006 | Crime, Drama, Thriller | Martin Scorsese | undercover, police, gangsters, cat and mouse | 5
The Prestige | 2006 | Drama, Mystery, Sci-Fi, Thriller | Christopher Nolan | show business, rivalry, obsession, twist ending | 5
Children of Men | 2006 | Action, Adventure, Drama, Sci-Fi, Thriller | Alfonso Cuarón | dystopia, immigration, dangerous mission, survival | 4
Pan's Labyrinth = El laberinto del fauno | 2006 | Drama, Fantasy, Thriller | Guillermo del Toro | fairy tale, fascism, childhood, monster | 4
The Lives of Others = Das Leben der Anderen | 2006 | Drama, Romance, Thriller | Florian Henckel von Donnersmarck | surveillance, cold war, writers, politics | 4
Little Miss Sunshine | 2006 | Adventure, Comedy, Drama | Jonathan Dayton, Valerie Faris | road trip, family bonds, competition, dark comedy | 4
Casino Royale | 2006 | Action, Adventure, Thriller | Martin Campbell | secret agent, espionage, gambling, betrayal | 5
Borat: Cultural Learnings of America for Make Benefit Glorious Nation of Kazakhstan = Borat | 2006 | Comedy | Larry Charles | mockumentary, satire, culture clash, road trip | 4
The Fountain | 2006 | Drama, Fantasy, Romance | Darren Aronofsky | afterlife, grief, meaning of life | 3
Babel | 2006 | Drama, Thriller | Alejandro González Iñárritu | nonlinear story, borderlands, ensemble, culture clash | 3
Letters from Iwo Jima | 2006 | Drama, War | Clint Eastwood | world war ii, soldiers, siege, anti-war | 3
The Queen | 2006 | Drama | Stephen Frears | royalty, politics, based on a true story | 2
Volver | 2006 | Comedy, Crime, Drama | Pedro Almodóvar | motherhood, sisters, ghosts, family secrets | 3
Stranger Than Fiction | 2006 | Comedy, Drama, Fantasy, Romance | Marc Forster | writers, destiny, mismatched couple | 3
Apocalypto | 2006 | Adventure, Drama, Thriller | Mel Gibson | jungle, manhunt, survival, ancient world | 3
Cars | 2006 | Animation, Children, Comedy | John Lasseter | computer animation, car racing, small town, cars | 4
300 | 2006 | Action, Fantasy, War | Zack Snyder | ancient world, comic book, sacrifice, soldiers | 4
The Devil Wears Prada | 2006 | Comedy, Drama | David Frankel | fashion, office life, ambition, new york | 4
The Host = Gwoemul | 2006 | Comedy, Drama, Horror, Sci-Fi, Thriller | Bong Joon-ho | creature feature, family bonds, satire | 2
Paprika | 2006 | Animation, Mystery, Sci-Fi | Satoshi Kon | anime, dreams, inventors, surrealism | 3
The Girl Who Leapt Through Time = Toki o kakeru shôjo | 2006 | Animation, Comedy, Drama, Romance, Sci-Fi | Mamoru Hosoda | anime, time travel, high school, first love | 2
A Scanner Darkly | 2006 | Animation, Drama, Mystery, Sci-Fi, Thriller | Richard Linklater | drugs, surveillance, undercover, paranoia | 3
An Inconvenient Truth | 2006 | Documentary | Davis Guggenheim | environment, politics | 3
Blood Diamond | 2006 | Action, Adventure, Crime, Drama, Thriller | Edward Zwick | colonialism, soldiers, big business, journalism | 3
Inland Empire | 2006 | Drama, Mystery, Thriller | David Lynch | hollywood, surrealism, dreams, identity | 1
The Illusionist | 2006 | Drama, Fantasy, Mystery, Romance | Neil Burger | show business, forbidden love, royalty | 3
Idiocracy | 2006 | Adventure, Comedy, Sci-Fi, Thriller | Mike Judge | dystopia, satire, time travel | 3
Pirates of the Caribbean: Dead Man's Chest | 2006 | Action, Adventure, Fantasy | Gore Verbinski | pirates, swordplay, giant creature, curse | 4
Half Nelson | 2006 | Drama | Ryan Fleck | teachers, addiction, school | 1
Once | 2007 | Drama, Musical, Romance | John Carney | musicians, romantic fate, immigration | 3
No Country for Old Men | 2007 | Crime, Drama, Thriller | Joel Coen, Ethan Coen | manhunt, borderlands, hitman, money | 5
There Will Be Blood | 2007 | Drama, Western | Paul Thomas Anderson | money, big business, rise and fall, religion | 4
Zodiac | 2007 | Crime, Drama, Thriller | David Fincher | serial killer, journalism, obsession, based on a true story | 4
Ratatouille | 2007 | Animation, Children, Drama | Brad Bird | computer animation, food, paris, talking animals | 5
Hot Fuzz | 2007 | Action, Comedy, Crime, Mystery | Edgar Wright | buddy cops, parody, small town, cult | 4
Superbad | 2007 | Comedy | Greg Mottola | high school, male friendship, one night, drunken party | 4
Juno | 2007 | Comedy, Drama, Romance | Jason Reitman | motherhood, coming of age, orphans, high school | 4
Into the Wild | 2007 | Action, Adventure, Drama | Sean Penn | nature, road trip, based on a true story, survival | 4
Atonement | 2007 | Drama, Romance, War | Joe Wright | wrongly accused, forbidden love, world war ii, guilt | 3
The Bourne Ultimatum | 2007 | Action, Crime, Thriller | Paul Greengrass | espionage, memory, manhunt, surveillance | 4
The Diving Bell and the Butterfly = Le scaphandre et le papillon | 2007 | Drama | Julian Schnabel | disability, writers, memory, based on a true story | 3
4 Months, 3 Weeks and 2 Days = 4 luni, 3 săptămâni și 2 zile | 2007 | Drama | Cristian Mungiu | motherhood, female friendship, politics | 2
Persepolis | 2007 | Animation, Drama | Vincent Paronnaud, Marjane Satrapi | revolution, coming of age, immigration, comic book | 3
Eastern Promises | 2007 | Crime, Drama, Thriller | David Cronenberg | mafia, undercover, immigration | 3
Sunshine | 2007 | Adventure, Drama, Sci-Fi, Thriller | Danny Boyle | space exploration, starship crew, sacrifice, space horror | 3
Gone Baby Gone | 2007 | Crime, Drama, Mystery | Ben Affleck | kidnapping, private eye, missing person, working class | 3
The Assassination of Jesse James by the Coward Robert Ford | 2007 | Crime, Drama, Western | Andrew Dominik | outlaws, betrayal, obsession, frontier | 2
3:10 to Yuma | 2007 | Action, Crime, Drama, Western | James Mangold | outlaws, frontier, fathers and sons, gunslinger | 3
American Gangster | 2007 | Crime, Drama, Thriller | Ridley Scott | drug trade, gangsters, police, based on a true story | 4
Sweeney Todd: The Demon Barber of Fleet Street | 2007 | Drama, Horror, Musical, Thriller | Tim Burton | serial killer, revenge, victorian era, gore | 3
The Darjeeling Limited | 2007 | Adventure, Comedy, Drama | Wes Anderson | brothers, trains, grief, journey | 3
Lars and the Real Girl | 2007 | Comedy, Drama | Craig Gillespie | loneliness, small town, mental illness, gentle comedy | 2
Enchanted | 2007 | Adventure, Children, Comedy, Fantasy, Romance | Kevin Lima | princess, fairy tale, fish out of water, new york | 3
The Simpsons Movie | 2007 | Adventure, Animation, Comedy | David Silverman | satire, family bonds, environment | 3
REC = [REC] | 2007 | Horror, Thriller | Jaume Balagueró, Paco Plaza | found footage, zombies, one location, possession | 2
The Orphanage = El orfanato | 2007 | Drama, Horror, Mystery, Thriller | J.A. Bayona | orphans, haunted house, motherhood, missing person | 2
The Mist | 2007 | Horror, Sci-Fi | Frank Darabont | creature feature, siege, mob violence, small town | 3
I Am Legend | 2007 | Action, Horror, Sci-Fi, Thriller | Francis Lawrence | post-apocalypse, disease outbreak, loneliness, survival | 4
Transformers | 2007 | Action, Sci-Fi, Thriller | Michael Bay | robots, alien invasion, cars, high school | 4
Harry Potter and the Order of the Phoenix | 2007 | Adventure, Drama, Fantasy | David Yates | wizards, magic, rebellion, boarding school | 4
Stardust | 2007 | Adventure, Comedy, Fantasy, Romance | Matthew Vaughn | fairy tale, witches, epic quest, pirates | 3
Death Proof | 2007 | Action, Crime, Horror, Thriller | Quentin Tarantino | car chase, serial killer, revenge | 3
Planet Terror | 2007 | Action, Horror, Sci-Fi | Robert Rodriguez | zombies, gore, parody | 2
Sicko | 2007 | Documentary, Drama | Michael Moore | doctors, politics, injustice | 2
The King of Kong: A Fistful of Quarters = The King of Kong | 2007 | Documentary | Seth Gordon | video games, competition, rivalry | 1
The Dark Knight | 2008 | Action, Crime, Drama | Christopher Nolan | superhero, vigilante, comic book, supervillain | 5
WALL·E = WALL-E | 2008 | Adventure, Animation, Children, Romance, Sci-Fi | Andrew Stanton | computer animation, robots, environment, post-apocalypse | 5
Slumdog Millionaire | 2008 | Crime, Drama, Romance | Danny Boyle | poverty, romantic fate, brothers, competition | 5
Iron Man | 2008 | Action, Adventure, Sci-Fi | Jon Favreau | superhero, comic book, inventors, redemption | 5
In Bruges | 2008 | Comedy, Crime, Drama, Thriller | Martin McDonagh | hitman, dark comedy, guilt, journey | 3
The Wrestler | 2008 | Drama | Darren Aronofsky | sports, old age, redemption, fathers and daughters | 3
Gran Torino | 2008 | Crime, Drama | Clint Eastwood | old age, racism, gangs, redemption | 4
The Hurt Locker | 2008 | Action, Drama, Thriller, War | Kathryn Bigelow | desert, soldiers, dangerous mission, trauma | 3
Let the Right One In = Låt den rätte komma in | 2008 | Drama, Fantasy, Horror, Romance | Tomas Alfredson | vampire, bullying, childhood, first love | 3
Milk | 2008 | Drama | Gus Van Sant | lgbt, politics, biopic, civil rights | 3
Hunger | 2008 | Drama | Steve McQueen | prison, politics, rebellion, based on a true story | 1
Synecdoche, New York | 2008 | Comedy, Drama | Charlie Kaufman | theatre, meaning of life, surrealism, illness | 2
Burn After Reading | 2008 | Comedy, Crime, Drama | Joel Coen, Ethan Coen | espionage, crime gone wrong, dark comedy, infidelity | 3
Tropic Thunder | 2008 | Action, Adventure, Comedy, War | Ben Stiller | parody, filmmaking, jungle, hollywood | 4
Kung Fu Panda | 2008 | Action, Animation, Children, Comedy | Mark Osborne, John Stevenson | computer animation, martial arts, talking animals, chosen one | 4
Forgetting Sarah Marshall | 2008 | Comedy, Romance | Nicholas Stoller | breaking up, holiday, musicians | 3
Step Brothers | 2008 | Comedy | Adam McKay | brothers, slackers, rivalry, absurd humour | 3
Pineapple Express | 2008 | Action, Comedy, Crime | David Gordon Green | slackers, drugs, male friendship, drug trade | 3
Vicky Cristina Barcelona | 2008 | Comedy, Drama, Romance | Woody Allen | love triangle, artists, holiday, female friendship | 3
Man on Wire | 2008 | Documentary | James Marsh | new york, obsession, based on a true story | 2
Waltz with Bashir = Vals Im Bashir | 2008 | Animation, Documentary, Drama, War | Ari Folman | memory, soldiers, trauma, anti-war | 2
Ponyo = Gake no ue no Ponyo | 2008 | Adventure, Animation, Children, Fantasy | Hayao Miyazaki | anime, fairy tale, childhood, deep sea | 3
Cloverfield | 2008 | Action, Mystery, Sci-Fi, Thriller | Matt Reeves | found footage, giant creature, new york, disaster | 3
The Curious Case of Benjamin Button | 2008 | Drama, Fantasy, Mystery, Romance | David Fincher | old age, epic romance, destiny | 4
Twilight | 2008 | Drama, Fantasy, Romance, Thriller | Catherine Hardwicke | vampire, first love, high school, forbidden love | 3
Frost/Nixon | 2008 | Drama | Ron Howard | journalism, politics, based on a true story | 2
Doubt | 2008 | Drama, Mystery | John Patrick Shanley | religion, abuse, school | 2
Still Walking = Aruitemo aruitemo | 2008 | Drama | Hirokazu Kore-eda | family bonds, grief, one day | 1
Taken | 2008 | Action, Crime, Drama, Thriller | Pierre Morel | one man army, kidnapping, fathers and daughters, paris | 4
Quantum of Solace | 2008 | Action, Adventure, Thriller | Marc Forster | secret agent, espionage, revenge | 3
Indiana Jones and the Kingdom of the Crystal Skull | 2008 | Action, Adventure, Comedy, Sci-Fi | Steven Spielberg | treasure hunt, archaeology, cold war, alien contact | 3
Mamma Mia! | 2008 | Comedy, Musical, Romance | Phyllida Lloyd | wedding, motherhood, holiday, female friendship | 3
Departures = Okuribito | 2008 | Drama | Yojiro Takita | grief, musicians, homecoming, fathers and sons | 2
Inglourious Basterds | 2009 | Action, Drama, War | Quentin Tarantino | nazis, world war ii, revenge, film lovers | 5
Up | 2009 | Adventure, Animation, Children, Drama | Pete Docter | computer animation, old age, grief, journey | 5
Avatar | 2009 | Action, Adventure, Sci-Fi | James Cameron | alien contact, colonialism, environment, space exploration | 5
District 9 | 2009 | Mystery, Sci-Fi, Thriller | Neill Blomkamp | alien contact, racism, body horror, immigration | 4
Moon | 2009 | Drama, Mystery, Sci-Fi, Thriller | Duncan Jones | genetic engineering, loneliness, identity, artificial intelligence | 4
(500) Days of Summer = 500 Days of Summer | 2009 | Comedy, Drama, Romance | Marc Webb | breaking up, nonlinear story, office life | 4
The Hangover | 2009 | Comedy, Crime | Todd Phillips | drunken party, male friendship, wedding, missing person | 5
Fantastic Mr. Fox | 2009 | Adventure, Animation, Children, Comedy, Crime | Wes Anderson | stop motion, talking animals, heist, fathers and sons | 3
Star Trek | 2009 | Action, Adventure, Sci-Fi | J.J. Abrams | starship crew, space exploration, time travel, alternate reality | 4
Coraline | 2009 | Animation, Fantasy, Thriller | Henry Selick | stop motion, alternate reality, witches, childhood | 3
Fish Tank | 2009 | Drama | Andrea Arnold | coming of age, working class, dance | 1
A Prophet = Un prophète | 2009 | Crime, Drama | Jacques Audiard | prison, mafia, rise and fall | 3
The White Ribbon = Das weiße Band | 2009 | Drama, Mystery | Michael Haneke | small town, creepy children, religion, fascism | 2
A Serious Man | 2009 | Comedy, Drama | Joel Coen, Ethan Coen | religion, midlife crisis, dark comedy, suburbia | 3
Mary and Max | 2009 | Animation, Comedy, Drama | Adam Elliot | stop motion, disability, loneliness, friendship | 3
The Secret in Their Eyes = El secreto de sus ojos | 2009 | Crime, Drama, Mystery, Romance, Thriller | Juan José Campanella | murder, memory, obsession, courtroom | 3
Zombieland | 2009 | Action, Comedy, Horror | Ruben Fleischer | zombies, road trip, post-apocalypse, parody | 4
Adventureland | 2009 | Comedy, Drama | Greg Mottola | theme park, first love, coming of age | 3
Where the Wild Things Are | 2009 | Adventure, Children, Drama, Fantasy | Spike Jonze | childhood, monster, imagination | 3
Watchmen | 2009 | Action, Drama, Mystery, Sci-Fi, Thriller | Zack Snyder | superhero, comic book, vigilante, nuclear threat | 4
An Education | 2009 | Drama, Romance | Lone Scherfig | coming of age, sexuality, school | 2
Precious | 2009 | Drama | Lee Daniels | abuse, poverty, motherhood, teachers | 2
The Cove | 2009 | Documentary | Louie Psihoyos | environment, animals, deep sea | 2
Paranormal Activity | 2009 | Horror, Thriller | Oren Peli | found footage, haunted house, possession | 3
Drag Me to Hell | 2009 | Comedy, Horror, Thriller | Sam Raimi | curse, the devil, supernatural comedy | 2
Dogtooth = Kynodontas | 2009 | Drama | Yorgos Lanthimos | captivity, absurd humour, family secrets, sexuality | 2
Sherlock Holmes | 2009 | Action, Crime, Mystery, Thriller | Guy Ritchie | detectives, victorian era, conspiracy, mismatched partners | 4
Up in the Air | 2009 | Drama, Romance | Jason Reitman | office life, loneliness, journey, midlife crisis | 3
Harry Potter and the Half-Blood Prince | 2009 | Adventure, Fantasy, Mystery, Romance | David Yates | wizards, magic, boarding school, first love | 4
The Princess and the Frog | 2009 | Animation, Children, Fantasy, Musical, Romance | Ron Clements, John Musker | fairy tale, princess, jazz, magic | 3
2012 | 2009 | Action, Drama, Sci-Fi, Thriller | Roland Emmerich | disaster, survival, fatherhood | 3
I Killed My Mother = J'ai tué ma mère | 2009 | Drama | Xavier Dolan | motherhood, lgbt, coming of age | 1
`;
