/** Films of the 1980s. The line format is described in `parse.ts`. */
export const FROM_1980 = `
Star Wars: Episode V - The Empire Strikes Back = The Empire Strikes Back | 1980 | Action, Adventure, Sci-Fi | Irvin Kershner | space opera, chosen one, fathers and sons, rebellion | 5
The Shining | 1980 | Horror | Stanley Kubrick | haunted house, madness, ghosts, writers | 5
Raging Bull | 1980 | Drama | Martin Scorsese | boxing, rivalry, biopic, rise and fall | 4
Airplane! | 1980 | Comedy | Jim Abrahams, David Zucker, Jerry Zucker | parody, aviation, disaster, absurd humour | 4
The Blues Brothers | 1980 | Action, Comedy, Musical | John Landis | musicians, car chase, brothers | 4
The Elephant Man | 1980 | Drama | David Lynch | outsiders, disability, based on a true story, victorian era | 3
Ordinary People | 1980 | Drama | Robert Redford | grief, family bonds, therapy, suburbia | 2
Caddyshack | 1980 | Comedy | Harold Ramis | sports, class divide, slapstick | 3
Superman II | 1980 | Action, Sci-Fi | Richard Lester | superhero, supervillain, double life | 3
Friday the 13th | 1980 | Horror, Mystery, Thriller | Sean S. Cunningham | slasher, holiday, serial killer | 3
Flash Gordon | 1980 | Action, Adventure, Sci-Fi | Mike Hodges | space opera, camp, supervillain, chosen one | 2
Kagemusha | 1980 | Drama, War | Akira Kurosawa | samurai, identity, mistaken identity | 1
The Fog | 1980 | Horror | John Carpenter | ghosts, small town, revenge | 2
The Gods Must Be Crazy | 1980 | Adventure, Comedy | Jamie Uys | culture clash, desert, slapstick | 2
Private Benjamin | 1980 | Comedy | Howard Zieff | soldiers, fish out of water, breaking up | 1
Heaven's Gate | 1980 | Drama, Western | Michael Cimino | frontier, immigration, class divide | 1
Raiders of the Lost Ark = Indiana Jones and the Raiders of the Lost Ark | 1981 | Action, Adventure | Steven Spielberg | treasure hunt, archaeology, nazis, swordplay | 5
Das Boot | 1981 | Action, Drama, War | Wolfgang Petersen | submarine, world war ii, anti-war, survival | 4
Mad Max 2: The Road Warrior = The Road Warrior | 1981 | Action, Adventure, Sci-Fi, Thriller | George Miller | post-apocalypse, car chase, survival, desert | 3
An American Werewolf in London | 1981 | Comedy, Horror, Thriller | John Landis | shapeshifting, dark comedy, body horror | 3
Escape from New York | 1981 | Action, Adventure, Sci-Fi, Thriller | John Carpenter | dystopia, prison escape, dangerous mission, new york | 3
The Evil Dead | 1981 | Fantasy, Horror, Thriller | Sam Raimi | forest, possession, gore | 3
Chariots of Fire | 1981 | Drama | Hugh Hudson | sports, faith, rivalry, based on a true story | 2
Time Bandits | 1981 | Adventure, Comedy, Fantasy, Sci-Fi | Terry Gilliam | time travel, childhood, treasure hunt | 2
Clash of the Titans | 1981 | Action, Adventure, Fantasy | Desmond Davis | mythology, epic quest, stop motion, monster | 2
Excalibur | 1981 | Adventure, Fantasy | John Boorman | sword and sorcery, medieval times, chosen one, wizards | 2
Body Heat | 1981 | Crime, Drama, Thriller | Lawrence Kasdan | femme fatale, murder, infidelity | 1
Blow Out | 1981 | Mystery, Thriller | Brian De Palma | conspiracy, filmmaking, surveillance, assassination | 2
Scanners | 1981 | Horror, Sci-Fi, Thriller | David Cronenberg | psychic powers, body horror, conspiracy | 2
My Dinner with Andre | 1981 | Drama | Louis Malle | conversation, meaning of life, theatre, one location | 1
Possession | 1981 | Drama, Horror | Andrzej Żuławski | divorce, body horror, madness | 1
The Fox and the Hound | 1981 | Animation, Children, Drama | Ted Berman, Richard Rich, Art Stevens | talking animals, friendship, dogs | 3
Gallipoli | 1981 | Drama, War | Peter Weir | world war i, male friendship, anti-war | 1
For Your Eyes Only | 1981 | Action, Adventure, Thriller | John Glen | secret agent, espionage, cold war | 2
Blade Runner | 1982 | Action, Sci-Fi, Thriller | Ridley Scott | cyberpunk, artificial intelligence, dystopia, detectives | 5
E.T. the Extra-Terrestrial | 1982 | Children, Drama, Sci-Fi | Steven Spielberg | alien contact, childhood, friendship, suburbia | 5
The Thing | 1982 | Action, Horror, Sci-Fi, Thriller | John Carpenter | space horror, body horror, paranoia, creature feature | 4
Gandhi | 1982 | Drama | Richard Attenborough | biopic, colonialism, politics | 3
Tootsie | 1982 | Comedy, Romance | Sydney Pollack | disguise, show business, mistaken identity | 3
Fanny and Alexander = Fanny och Alexander | 1982 | Drama, Fantasy, Mystery | Ingmar Bergman | childhood, family bonds, theatre, ghosts | 2
Star Trek II: The Wrath of Khan | 1982 | Action, Adventure, Sci-Fi, Thriller | Nicholas Meyer | starship crew, revenge, space exploration, cat and mouse | 4
Fitzcarraldo | 1982 | Adventure, Drama | Werner Herzog | jungle, obsession, theatre, colonialism | 2
Poltergeist | 1982 | Horror, Thriller | Tobe Hooper | haunted house, ghosts, suburbia | 3
Fast Times at Ridgemont High | 1982 | Comedy, Drama, Romance | Amy Heckerling | high school, coming of age, first love | 3
First Blood = Rambo: First Blood | 1982 | Action, Adventure, Drama, Thriller | Ted Kotcheff | trauma, manhunt, soldiers, small town | 3
Conan the Barbarian | 1982 | Action, Adventure, Fantasy | John Milius | sword and sorcery, revenge, epic quest | 3
Tron | 1982 | Action, Adventure, Sci-Fi | Steven Lisberger | simulation, hackers, video games, artificial intelligence | 3
The Secret of NIMH | 1982 | Adventure, Animation, Children, Drama | Don Bluth | talking animals, motherhood, magic | 2
The Dark Crystal | 1982 | Adventure, Fantasy | Jim Henson, Frank Oz | puppets, epic quest, chosen one, magic | 2
The King of Comedy | 1982 | Comedy, Drama | Martin Scorsese | show business, obsession, kidnapping, media satire | 2
The Verdict | 1982 | Drama, Mystery | Sidney Lumet | courtroom, alcoholism, redemption | 1
Diner | 1982 | Comedy, Drama | Barry Levinson | male friendship, coming of age, wedding | 1
Koyaanisqatsi | 1982 | Documentary | Godfrey Reggio | environment, city life, inventors | 2
Star Wars: Episode VI - Return of the Jedi = Return of the Jedi | 1983 | Action, Adventure, Sci-Fi | Richard Marquand | space opera, chosen one, fathers and sons, redemption | 5
Scarface | 1983 | Action, Crime, Drama | Brian De Palma | drug trade, rise and fall, gangsters, immigration | 4
A Christmas Story | 1983 | Children, Comedy | Bob Clark | christmas, childhood, family bonds | 3
The Right Stuff | 1983 | Drama | Philip Kaufman | astronauts, aviation, based on a true story, cold war | 3
Trading Places | 1983 | Comedy | John Landis | class divide, con artists, money, christmas | 3
WarGames | 1983 | Drama, Sci-Fi, Thriller | John Badham | hackers, nuclear threat, artificial intelligence, cold war | 3
Videodrome | 1983 | Fantasy, Horror, Sci-Fi, Thriller | David Cronenberg | body horror, media satire, mind control | 2
Terms of Endearment | 1983 | Comedy, Drama | James L. Brooks | motherhood, illness, marriage | 2
The Big Chill | 1983 | Comedy, Drama | Lawrence Kasdan | homecoming, friendship, grief | 2
The Outsiders | 1983 | Drama | Francis Ford Coppola | gangs, coming of age, class divide, brothers | 2
Risky Business | 1983 | Comedy | Paul Brickman | high school, prostitution, big business | 2
National Lampoon's Vacation | 1983 | Comedy | Harold Ramis | road trip, holiday, family bonds, theme park | 3
Local Hero | 1983 | Comedy | Bill Forsyth | small town, gentle comedy, big business, fish out of water | 1
Sans Soleil | 1983 | Documentary | Chris Marker | memory, journey, slow cinema | 1
Monty Python's The Meaning of Life | 1983 | Comedy | Terry Jones | absurd humour, meaning of life, satire | 3
Merry Christmas, Mr. Lawrence | 1983 | Drama, War | Nagisa Oshima | prisoners of war, world war ii, culture clash | 1
Octopussy | 1983 | Action, Adventure, Thriller | John Glen | secret agent, espionage, circus | 2
The Terminator | 1984 | Action, Sci-Fi, Thriller | James Cameron | robots, time travel, artificial intelligence, manhunt | 5
Ghostbusters | 1984 | Action, Comedy, Sci-Fi | Ivan Reitman | ghosts, new york, supernatural comedy | 5
Amadeus | 1984 | Drama | Miloš Forman | musicians, rivalry | 4
Indiana Jones and the Temple of Doom | 1984 | Action, Adventure, Fantasy | Steven Spielberg | treasure hunt, archaeology, cult, slavery | 4
Once Upon a Time in America | 1984 | Crime, Drama | Sergio Leone | gangsters, betrayal, memory, male friendship | 3
This Is Spinal Tap | 1984 | Comedy, Musical | Rob Reiner | mockumentary, rock music, musicians, parody | 3
Paris, Texas | 1984 | Drama, Romance | Wim Wenders | road trip, fathers and sons, memory, desert | 3
The Karate Kid | 1984 | Action, Children, Drama | John G. Avildsen | martial arts, underdog, bullying, training | 4
A Nightmare on Elm Street | 1984 | Horror, Thriller | Wes Craven | slasher, dreams, suburbia, serial killer | 3
Gremlins | 1984 | Comedy, Horror | Joe Dante | christmas, creature feature, small town, dark comedy | 3
Beverly Hills Cop | 1984 | Action, Comedy, Crime | Martin Brest | police, fish out of water, los angeles, drug trade | 3
Footloose | 1984 | Drama, Musical | Herbert Ross | dance, small town, teenage rebellion, religion | 2
Sixteen Candles | 1984 | Comedy, Romance | John Hughes | high school, first love, coming of age | 3
The NeverEnding Story = Die unendliche Geschichte | 1984 | Adventure, Children, Fantasy | Wolfgang Petersen | epic quest, imagination, chosen one, bullying | 3
Dune | 1984 | Adventure, Sci-Fi | David Lynch | space opera, chosen one, desert, royalty | 3
Stranger Than Paradise | 1984 | Comedy, Drama | Jim Jarmusch | road trip, alienation, immigration | 1
The Killing Fields | 1984 | Drama, War | Roland Joffé | journalism, genocide, friendship, based on a true story | 2
Blood Simple | 1984 | Crime, Drama, Film-Noir, Thriller | Joel Coen, Ethan Coen | murder, infidelity, private eye, crime gone wrong | 2
Nausicaä of the Valley of the Wind = Kaze no tani no Naushika | 1984 | Adventure, Animation, Drama, Fantasy, Sci-Fi | Hayao Miyazaki | anime, post-apocalypse, environment, princess | 3
Repo Man | 1984 | Comedy, Sci-Fi | Alex Cox | rock music, cars, conspiracy, los angeles | 2
Romancing the Stone | 1984 | Action, Adventure, Comedy, Romance | Robert Zemeckis | treasure hunt, jungle, writers, mismatched couple | 3
Stop Making Sense | 1984 | Documentary, Musical | Jonathan Demme | concert, rock music, musicians | 2
A Passage to India | 1984 | Adventure, Drama | David Lean | colonialism, culture clash, courtroom | 1
Police Academy | 1984 | Comedy, Crime | Hugh Wilson | police, slapstick, training | 3
2010: The Year We Make Contact | 1984 | Adventure, Sci-Fi, Thriller | Peter Hyams | space exploration, artificial intelligence, cold war | 2
Splash | 1984 | Comedy, Fantasy, Romance | Ron Howard | fairy tale, fish out of water, mismatched couple | 2
Back to the Future | 1985 | Adventure, Comedy, Sci-Fi | Robert Zemeckis | time travel, high school, family bonds, mad scientist | 5
The Breakfast Club | 1985 | Comedy, Drama | John Hughes | high school, teenage rebellion, one location, outsiders | 4
Brazil | 1985 | Fantasy, Sci-Fi | Terry Gilliam | dystopia, satire, dreams, office life | 3
Ran | 1985 | Drama, War | Akira Kurosawa | samurai, shakespeare, betrayal, old age | 3
The Goonies | 1985 | Action, Adventure, Children, Comedy, Fantasy | Richard Donner | treasure hunt, childhood, pirates, friendship | 4
Witness | 1985 | Drama, Romance, Thriller | Peter Weir | police, culture clash, rural life, forbidden love | 3
Out of Africa | 1985 | Drama, Romance | Sydney Pollack | colonialism, epic romance, writers | 2
The Color Purple | 1985 | Drama | Steven Spielberg | racism, sisters, abuse, redemption | 3
Come and See = Idi i smotri | 1985 | Drama, War | Elem Klimov | world war ii, anti-war, nazis, childhood | 2
After Hours | 1985 | Comedy, Drama, Thriller | Martin Scorsese | new york, one night, dark comedy | 2
Re-Animator | 1985 | Comedy, Horror, Sci-Fi | Stuart Gordon | mad scientist, gore, zombies, doctors | 2
The Purple Rose of Cairo | 1985 | Comedy, Drama, Fantasy, Romance | Woody Allen | film lovers, marriage, magic | 2
Clue | 1985 | Comedy, Crime, Mystery, Thriller | Jonathan Lynn | whodunit, one location, murder, servants | 2
Commando | 1985 | Action, Adventure | Mark L. Lester | one man army, kidnapping, fathers and daughters | 2
Rambo: First Blood Part II | 1985 | Action, Adventure, Thriller | George P. Cosmatos | one man army, prisoners of war, jungle, vietnam war | 2
Real Genius | 1985 | Comedy | Martha Coolidge | school, genius, mad scientist | 1
Vagabond = Sans toit ni loi | 1985 | Drama | Agnès Varda | poverty, outsiders, nonlinear story | 1
My Life as a Dog = Mitt liv som hund | 1985 | Comedy, Drama | Lasse Hallström | childhood, small town, illness | 1
Tampopo | 1985 | Comedy | Juzo Itami | food, parody, teachers | 1
Pee-wee's Big Adventure | 1985 | Comedy | Tim Burton | road trip, absurd humour, childhood | 2
A View to a Kill | 1985 | Action, Adventure, Thriller | John Glen | secret agent, espionage, supervillain | 2
Shoah | 1985 | Documentary, War | Claude Lanzmann | holocaust, memory, nazis | 1
Aliens | 1986 | Action, Adventure, Horror, Sci-Fi | James Cameron | space horror, soldiers, motherhood, creature feature | 5
Platoon | 1986 | Drama, War | Oliver Stone | vietnam war, soldiers, jungle, anti-war | 4
Stand by Me | 1986 | Adventure, Drama | Rob Reiner | coming of age, friendship, childhood, journey | 4
Blue Velvet | 1986 | Drama, Mystery, Thriller | David Lynch | voyeurism, small town, femme fatale, suburbia | 3
Ferris Bueller's Day Off | 1986 | Comedy | John Hughes | high school, one day, friendship, teenage rebellion | 4
Top Gun | 1986 | Action, Romance | Tony Scott | aviation, soldiers, rivalry, training | 4
The Fly | 1986 | Drama, Horror, Sci-Fi, Thriller | David Cronenberg | body horror, mad scientist, genetic engineering | 3
Labyrinth | 1986 | Adventure, Children, Fantasy, Musical | Jim Henson | puppets, epic quest, magic, coming of age | 3
Hannah and Her Sisters | 1986 | Comedy, Drama, Romance | Woody Allen | sisters, infidelity, new york, neurosis | 2
The Mission | 1986 | Drama | Roland Joffé | faith, colonialism, jungle, redemption | 2
A Room with a View | 1986 | Drama, Romance | James Ivory | period romance, holiday, class divide | 2
Castle in the Sky = Laputa: Castle in the Sky | 1986 | Action, Adventure, Animation, Children, Fantasy, Sci-Fi | Hayao Miyazaki | anime, aviation, pirates, treasure hunt | 3
Big Trouble in Little China | 1986 | Action, Adventure, Comedy, Fantasy | John Carpenter | martial arts, magic, kidnapping | 3
Highlander | 1986 | Action, Adventure, Fantasy | Russell Mulcahy | afterlife, swordplay, chosen one | 3
Pretty in Pink | 1986 | Comedy, Drama, Romance | Howard Deutch | high school, class divide, first love, love triangle | 2
Star Trek IV: The Voyage Home | 1986 | Adventure, Comedy, Sci-Fi | Leonard Nimoy | starship crew, time travel, environment | 3
Manhunter | 1986 | Action, Crime, Drama, Horror, Thriller | Michael Mann | serial killer, detectives, cat and mouse | 2
The Name of the Rose | 1986 | Crime, Drama, Mystery, Thriller | Jean-Jacques Annaud | whodunit, medieval times, religion, detectives | 2
Down by Law | 1986 | Comedy, Drama, Film-Noir | Jim Jarmusch | prison escape, male friendship, wrongly accused | 1
She's Gotta Have It | 1986 | Comedy, Romance | Spike Lee | love triangle, new york, sexuality | 1
Short Circuit | 1986 | Comedy, Sci-Fi | John Badham | robots, artificial intelligence, friendship | 2
Flight of the Navigator | 1986 | Adventure, Children, Sci-Fi | Randal Kleiser | alien contact, time travel, childhood | 2
An American Tail | 1986 | Adventure, Animation, Children, Comedy | Don Bluth | talking animals, immigration, journey | 2
Jean de Florette | 1986 | Drama | Claude Berri | rural life, money, family secrets | 1
The Princess Bride | 1987 | Action, Adventure, Comedy, Fantasy, Romance | Rob Reiner | fairy tale, swordplay, pirates, princess | 5
Full Metal Jacket | 1987 | Drama, War | Stanley Kubrick | vietnam war, soldiers, training, anti-war | 4
RoboCop | 1987 | Action, Crime, Drama, Sci-Fi, Thriller | Paul Verhoeven | robots, dystopia, police, satire | 4
Predator | 1987 | Action, Sci-Fi, Thriller | John McTiernan | alien invasion, jungle, soldiers, creature feature | 4
Wings of Desire = Der Himmel über Berlin | 1987 | Drama, Fantasy, Romance | Wim Wenders | afterlife, city life, loneliness, circus | 2
The Untouchables | 1987 | Action, Crime, Drama | Brian De Palma | gangsters, police, corruption, based on a true story | 4
Lethal Weapon | 1987 | Action, Comedy, Crime, Drama | Richard Donner | buddy cops, police, drug trade, christmas | 4
Dirty Dancing | 1987 | Drama, Musical, Romance | Emile Ardolino | dance, first love, class divide, holiday | 3
Fatal Attraction | 1987 | Drama, Thriller | Adrian Lyne | obsession, infidelity | 3
Wall Street | 1987 | Drama | Oliver Stone | finance, money, big business, ambition | 3
Good Morning, Vietnam | 1987 | Comedy, Drama, War | Barry Levinson | vietnam war, show business, soldiers | 3
Moonstruck | 1987 | Comedy, Romance | Norman Jewison | family bonds, wedding, new york | 2
Raising Arizona | 1987 | Comedy | Joel Coen, Ethan Coen | kidnapping, crime gone wrong, fatherhood, outlaws | 3
Evil Dead II | 1987 | Action, Comedy, Fantasy, Horror | Sam Raimi | forest, gore, possession, supernatural comedy | 3
Spaceballs | 1987 | Comedy, Sci-Fi | Mel Brooks | parody, space opera, princess | 3
The Last Emperor | 1987 | Drama | Bernardo Bertolucci | royalty, biopic, revolution | 2
Withnail & I | 1987 | Comedy | Bruce Robinson | male friendship, alcoholism, holiday, dark comedy | 2
Au revoir les enfants | 1987 | Drama, War | Louis Malle | boarding school, holocaust, friendship, childhood | 2
Babette's Feast = Babettes gæstebud | 1987 | Drama | Gabriel Axel | food, faith, rural life, sisters | 2
Planes, Trains & Automobiles | 1987 | Comedy | John Hughes | road trip, mismatched partners, holiday | 3
The Lost Boys | 1987 | Comedy, Horror, Thriller | Joel Schumacher | vampire, brothers, teenage rebellion | 3
Hellraiser | 1987 | Horror | Clive Barker | body horror, gore, the devil | 2
Near Dark | 1987 | Horror, Western | Kathryn Bigelow | vampire, outlaws, road trip | 1
Broadcast News | 1987 | Comedy, Drama, Romance | James L. Brooks | journalism, love triangle, office life | 1
Where Is the Friend's House? = Khane-ye doust kodjast? | 1987 | Drama | Abbas Kiarostami | childhood, school, rural life | 1
The Running Man | 1987 | Action, Sci-Fi | Paul Michael Glaser | dystopia, death game, media satire | 2
Empire of the Sun | 1987 | Drama, War | Steven Spielberg | world war ii, prisoners of war, childhood, coming of age | 2
Innerspace | 1987 | Action, Adventure, Comedy, Sci-Fi | Joe Dante | inventors, espionage | 1
The Living Daylights | 1987 | Action, Adventure, Thriller | John Glen | secret agent, espionage, cold war | 2
Red Sorghum = Hong gao liang | 1987 | Drama, Romance, War | Zhang Yimou | rural life, world war ii, forbidden love | 1
Die Hard | 1988 | Action, Crime, Thriller | John McTiernan | hostages, one man army, christmas, terrorism | 5
Cinema Paradiso = Nuovo Cinema Paradiso | 1988 | Drama, Romance | Giuseppe Tornatore | film lovers, childhood, memory, small town | 4
Big | 1988 | Comedy, Drama, Fantasy, Romance | Penny Marshall | magic, childhood, toys, new york | 4
My Neighbor Totoro = Tonari no Totoro | 1988 | Animation, Children, Drama, Fantasy | Hayao Miyazaki | anime, childhood, sisters, spirits | 4
Grave of the Fireflies = Hotaru no haka | 1988 | Animation, Drama, War | Isao Takahata | anime, world war ii, siblings, anti-war | 4
Akira | 1988 | Action, Adventure, Animation, Sci-Fi | Katsuhiro Otomo | anime, cyberpunk, psychic powers, gangs | 4
Who Framed Roger Rabbit | 1988 | Adventure, Animation, Children, Comedy, Crime, Fantasy, Mystery | Robert Zemeckis | private eye, hollywood, conspiracy, filmmaking | 4
Rain Man | 1988 | Drama | Barry Levinson | brothers, road trip, disability, gambling | 4
Beetlejuice | 1988 | Comedy, Fantasy | Tim Burton | ghosts, haunted house, afterlife, supernatural comedy | 4
A Fish Called Wanda | 1988 | Comedy, Crime | Charles Crichton | heist, con artists, femme fatale | 3
Dangerous Liaisons | 1988 | Drama, Romance | Stephen Frears | aristocracy, sexuality, betrayal, period romance | 2
The Thin Blue Line | 1988 | Documentary | Errol Morris | wrongly accused, murder, injustice | 2
The Vanishing = Spoorloos | 1988 | Mystery, Thriller | George Sluizer | missing person, obsession, kidnapping | 2
They Live | 1988 | Action, Horror, Sci-Fi, Thriller | John Carpenter | alien invasion, mind control, satire, conspiracy | 3
Coming to America | 1988 | Comedy, Romance | John Landis | royalty, fish out of water, new york, disguise | 3
Willow | 1988 | Action, Adventure, Fantasy | Ron Howard | sword and sorcery, epic quest, magic, chosen one | 3
Midnight Run | 1988 | Action, Comedy, Crime, Thriller | Martin Brest | manhunt, road trip, mismatched partners | 2
Bull Durham | 1988 | Comedy, Drama, Romance | Ron Shelton | baseball, sports, love triangle | 2
The Naked Gun: From the Files of Police Squad! | 1988 | Action, Comedy, Crime, Romance | David Zucker | parody, police, absurd humour | 3
Women on the Verge of a Nervous Breakdown | 1988 | Comedy, Drama | Pedro Almodóvar | breaking up, camp, infidelity | 2
The Last Temptation of Christ | 1988 | Drama | Martin Scorsese | faith, religion, ancient world | 2
The Land Before Time | 1988 | Adventure, Animation, Children, Fantasy | Don Bluth | dinosaurs, journey, orphans, friendship | 3
Mississippi Burning | 1988 | Crime, Drama, Thriller | Alan Parker | racism, civil rights, detectives, based on a true story | 2
Hairspray | 1988 | Comedy, Drama | John Waters | dance, civil rights, camp, high school | 2
Child's Play | 1988 | Horror, Thriller | Tom Holland | toys, slasher, possession | 2
Twins | 1988 | Comedy | Ivan Reitman | brothers, mismatched partners, genetic engineering | 2
Dekalog | 1989 | Crime, Drama, Romance | Krzysztof Kieślowski | faith, meaning of life, city life | 2
Heathers | 1989 | Comedy | Michael Lehmann | high school, dark comedy, suicide, bullying | 3
Do the Right Thing | 1989 | Drama | Spike Lee | racism, new york, one day, mob violence | 3
Dead Poets Society | 1989 | Drama | Peter Weir | boarding school, teachers, coming of age, suicide | 4
When Harry Met Sally... | 1989 | Comedy, Romance | Rob Reiner | friends to lovers, new york, mismatched couple | 4
Indiana Jones and the Last Crusade | 1989 | Action, Adventure | Steven Spielberg | treasure hunt, archaeology, fathers and sons, nazis | 5
Batman | 1989 | Action, Crime, Thriller | Tim Burton | superhero, vigilante, supervillain, comic book | 4
The Little Mermaid | 1989 | Animation, Children, Comedy, Musical, Romance | Ron Clements, John Musker | fairy tale, princess, first love | 4
Back to the Future Part II | 1989 | Adventure, Comedy, Sci-Fi | Robert Zemeckis | time travel, mad scientist, alternate reality | 4
Glory | 1989 | Drama, War | Edward Zwick | american civil war, racism, soldiers | 3
Field of Dreams | 1989 | Children, Drama, Fantasy | Phil Alden Robinson | baseball, ghosts, fathers and sons, rural life | 3
My Left Foot | 1989 | Drama | Jim Sheridan | disability, biopic, artists | 2
Sex, Lies, and Videotape | 1989 | Drama | Steven Soderbergh | infidelity, voyeurism, sexuality, marriage | 2
The Abyss | 1989 | Action, Adventure, Sci-Fi, Thriller | James Cameron | alien contact, submarine, deep sea, marriage | 3
Kiki's Delivery Service = Majo no takkyûbin | 1989 | Adventure, Animation, Children, Drama, Fantasy | Hayao Miyazaki | anime, witches, coming of age, aviation | 3
Born on the Fourth of July | 1989 | Drama, War | Oliver Stone | vietnam war, disability, anti-war, biopic | 2
Crimes and Misdemeanors | 1989 | Comedy, Crime, Drama | Woody Allen | infidelity, murder, meaning of life, neurosis | 2
Driving Miss Daisy | 1989 | Drama | Bruce Beresford | old age, racism, friendship | 2
The Killer = Dip huet seung hung | 1989 | Action, Crime, Drama, Thriller | John Woo | hitman, shootouts, redemption | 2
Roger & Me | 1989 | Documentary | Michael Moore | big business, working class, small town | 2
Honey, I Shrunk the Kids | 1989 | Adventure, Children, Comedy, Fantasy, Sci-Fi | Joe Johnston | inventors, mad scientist, family bonds | 3
Bill & Ted's Excellent Adventure | 1989 | Adventure, Comedy, Sci-Fi | Stephen Herek | time travel, high school, rock music, friendship | 3
National Lampoon's Christmas Vacation | 1989 | Comedy | Jeremiah S. Chechik | christmas, family bonds, slapstick | 3
The Cook, the Thief, His Wife & Her Lover | 1989 | Drama | Peter Greenaway | food, revenge, infidelity, decadence | 1
Say Anything... | 1989 | Comedy, Drama, Romance | Cameron Crowe | first love, high school, fathers and daughters | 2
Lethal Weapon 2 | 1989 | Action, Comedy, Crime, Drama | Richard Donner | buddy cops, police, drug trade | 3
Licence to Kill | 1989 | Action, Adventure, Thriller | John Glen | secret agent, revenge, drug trade | 2
Tetsuo: The Iron Man | 1989 | Action, Horror, Sci-Fi | Shinya Tsukamoto | body horror, robots, surrealism | 1
`;
